"""Every kind of letter in three languages: one source, two forms that say the same."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail as django_mail
from hypothesis import given
from hypothesis import strategies as st

from core.mail import kinds, plain
from core.mail.deliver import deliver
from core.mail.queue import message_id
from core.models import OutgoingMail
from tests.factories.letters import of_accounts, of_comments_in, of_questions

ADDRESS = re.compile(r"https?://\S+")


def words_of(text: str) -> list[str]:
    """Without addresses, and the marks plain text sets in place of a design."""
    return re.findall(r"\w+", ADDRESS.sub(" ", text))


def said_in(html: str) -> list[str]:
    """Read by another program than the one that makes the plain text."""
    page = BeautifulSoup(html, "html.parser")
    for unseen in page.find_all(["head", "style", "script"]):
        unseen.decompose()
    return words_of(page.body.get_text(" "))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_both_forms_of_every_letter_say_the_same(language):
    for write in (of_accounts, of_comments_in, of_questions):
        write(language)
    letters = list(OutgoingMail.objects.filter(language=language))
    assert {letter.template for letter in letters} == set(kinds.all_kinds())
    for letter in letters:
        page = BeautifulSoup(letter.html, "html.parser")
        assert words_of(letter.text) == said_in(letter.html), letter.template
        links = {link["href"] for link in page.find_all("a")}
        assert set(ADDRESS.findall(letter.text)) == links, letter.template
        assert all(link.startswith(f"http://testserver/{language}/") for link in links)
        assert page.html["lang"] == language
        assert page.title.string == letter.subject
        assert letter.subject
        assert letter.message_id == message_id(letter.key)
    check_what_is_sent(letters[0])


def check_what_is_sent(letter: OutgoingMail) -> None:
    assert deliver(letter.pk)
    message = django_mail.outbox[-1].message()
    kinds_of_parts = [part.get_content_type() for part in message.walk()]
    assert kinds_of_parts == ["multipart/alternative", "text/plain", "text/html"]
    assert message["Content-Language"] == letter.language
    assert message["Message-ID"] == letter.message_id


# What makes the plain text, alone


def text_of(body: str) -> str:
    return plain.read(f"<html><head><title>T</title></head><body>{body}</body></html>").text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>A</h1><p>B<br>C</p>", "A\n\nB\nC\n"),
        ("<p>  A\n   <b>B</b>\t C </p>", "A B C\n"),
        ("<p>5 &lt; 7 &amp; &#x27;a&#x27;</p>", "5 < 7 & 'a'\n"),
        ("<p>&lt;b&gt;A&lt;/b&gt;</p>", "<b>A</b>\n"),
        ("<p>3\u00a0000</p>", "3\u00a0000\n"),
        ('<p><a href="http://x/?a=1&amp;b=2">A</a></p>', "A:\nhttp://x/?a=1&b=2\n"),
        ('<p><a href="http://x/">A?</a></p><p>http://x/</p><p>B</p>', "A?\nhttp://x/\n\nB\n"),
        ("<blockquote><p>A</p><p>B</p></blockquote>", "A\n\nB\n"),
        ("<ul><li>A</li><li>B</li></ul>", "- A\n\n- B\n"),
        ("<p>A</p><footer>B</footer>", "A\n\n-- \nB\n"),
        ("<style>p { }</style><div><div>A</div></div><p> </p>", "A\n"),
        ("", "\n"),
    ],
)
def test_html_becomes_plain_text(html, text):
    assert text_of(html) == text


def test_the_subject_is_one_line_and_not_in_the_text():
    letter = plain.read("<title>A &amp;\n B</title><body><p>C</p></body>")
    assert (letter.subject, letter.text) == ("A & B", "C\n")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_whatever_somebody_typed_comes_out_as_it_went_in(typed):
    from django.utils.html import escape

    found = text_of(f"<p>|{escape(typed)}|</p>")
    assert found == "|" + re.sub(r"[ ]+", " ", typed) + "|\n"
