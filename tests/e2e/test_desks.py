"""What those who are signed in work with: as accessible as the public pages."""

import pytest

from tests.e2e import people
from tests.e2e.accessibility import problems_of
from tests.e2e.conftest import LANGUAGES
from tests.e2e.people import sign_in


def test_everybody_finds_their_desk(own_paths):
    least = {people.MP: 12, people.ASSISTANT: 8, people.MODERATOR: 12, people.EDITOR: 9}
    for email, found in own_paths.items():
        assert len(found) >= least.get(email, 6), f"{email}: {found}"


def test_an_assistant_does_not_find_the_confidential_pages(own_paths):
    assert not [path for path in own_paths[people.ASSISTANT] if "/ethics/" in path]
    assert [path for path in own_paths[people.MP] if "/ethics/" in path]


def to_look_at(own_paths, email: str, language: str) -> list[str]:
    """The pages that only this person has; a citizen's everybody has, with other names."""
    common = set() if email == people.CITIZEN else set(own_paths[people.CITIZEN])
    own = [path for path in own_paths[email] if path not in common]
    return [f"/{language}{path[3:]}" for path in ("/az/account/", *own)]


# An assistant's desk is the MP's, without the ethics section.
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("email", [one for one in people.ALL if one != people.ASSISTANT])
def test_desks_are_accessible_on_a_phone_and_a_desktop(browse, own_paths, email, language):
    window, problems = browse(1280), []
    sign_in(window, email, language)
    for path in to_look_at(own_paths, email, language):
        problems += problems_of(window, path, language)
    assert not problems, "\n".join(problems)
