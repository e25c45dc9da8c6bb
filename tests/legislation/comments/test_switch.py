"""Comments are stopped without a deployment, and nothing that was typed is lost."""

import pytest

from core import switches
from core.models import Switch
from core.roles import Role
from legislation.models import Comment
from tests.legislation.comments.conftest import WORDS, Writer, form_of

pytestmark = pytest.mark.django_db


def throw(person_with, name=Switch.Name.COMMENTS, *, stop=True, **notes):
    switches.throw(name, stop=stop, notes=notes, by=person_with(Role.EDITOR))


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_form_says_it_in_the_readers_language(item, person_with, language):
    notes = {"note_az": "Texniki iş.", "note_en": "Works.", "note_ru": "Работы."}
    throw(person_with, **notes)
    assert notes[f"note_{language}"] in Writer(item, language=language).open().content.decode()


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_without_a_notice_of_ones_own_there_is_a_standard_one(item, person_with, language):
    from django.utils import translation

    throw(person_with)
    with translation.override(language):
        words = str(switches.STANDARD_NOTES[Switch.Name.COMMENTS])
    assert words in Writer(item, language=language).open().content.decode()


def test_a_comment_written_before_the_switch_is_refused_and_kept(item, person_with):
    writer = Writer(item)
    page = writer.check()
    data = form_of(page, "key") | {"email": "leyla@example.org"}
    throw(person_with)
    answer = writer.client.post(writer.url("comment_send"), data)
    assert not Comment.objects.exists()
    content = answer.content.decode()
    assert WORDS in content
    assert "leyla@example.org" in content
    throw(person_with, stop=False)
    assert writer.client.post(writer.url("comment_send"), data).status_code == 302
    assert Comment.objects.get().text == WORDS


def test_stopped_questions_do_not_stop_comments(item, person_with):
    throw(person_with, Switch.Name.QUESTIONS)
    assert Writer(item).send().status_code == 302
