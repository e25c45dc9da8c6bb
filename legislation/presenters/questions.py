"""The doubts of the recogniser in sentences."""

from django.utils.translation import gettext as _

from legislation.text.questions import Question, QuestionCode

_SENTENCES = {
    QuestionCode.WORDS_MENDED: lambda: _("Broken words were put together; lines: %(excerpt)s."),
    QuestionCode.UNNUMBERED_HEADING: lambda: _(
        "A heading without a number was taken for a chapter: “%(excerpt)s”."
    ),
    QuestionCode.ARTICLE_INFERRED: lambda: _(
        "The heading of article %(excerpt)s is missing; its clauses show that it exists."
    ),
    QuestionCode.HEADING_CONTINUED: lambda: _(
        "A line was joined to the heading above it: “%(excerpt)s”."
    ),
    QuestionCode.HEADING_IN_LINE: lambda: _(
        "The heading of an article stood in one line with its text and was parted: “%(excerpt)s”."
    ),
    QuestionCode.LABEL_IN_LINE: lambda: _(
        "Clause %(excerpt)s began in the middle of a line and was parted."
    ),
    QuestionCode.LABEL_MISSING: lambda: _("The numbering jumps over %(excerpt)s."),
    QuestionCode.LABEL_UNEXPECTED: lambda: _("The number %(excerpt)s stands out of order."),
    QuestionCode.SENTENCE_UNFINISHED: lambda: _(
        "A clause ends in the middle of a sentence: “%(excerpt)s”."
    ),
    QuestionCode.TEXT_OUTSIDE_ARTICLES: lambda: _(
        "There is text under a heading before its first article: “%(excerpt)s”."
    ),
    QuestionCode.NO_PROVISIONS: lambda: _(
        "No article was found in the text; nothing was taken for a provision."
    ),
    QuestionCode.ARTICLE_REPEATED: lambda: _("Article %(excerpt)s stands twice in the text."),
    QuestionCode.ARTICLE_WITHOUT_TEXT: lambda: _("Article %(excerpt)s has a heading and no text."),
    QuestionCode.LANGUAGE_UNKNOWN: lambda: _(
        "Laws in the language “%(excerpt)s” are not known here; headings of other languages "
        "were looked for."
    ),
    QuestionCode.LANGUAGE_DOUBTFUL: lambda: _(
        "The headings are in another language than the one named: “%(excerpt)s”."
    ),
    QuestionCode.NOTE_UNCLEAR: lambda: _(
        "Note %(excerpt)s behind the law was not understood whole."
    ),
    QuestionCode.LETTERS_LOST: lambda: _("Letters that cannot be read in the file: %(excerpt)s."),
    QuestionCode.CHANGES_TRACKED: lambda: _(
        "Changes are tracked in the file. The text after all of them was read; the text before "
        "them is kept beside it."
    ),
    QuestionCode.NUMBER_UNKNOWN: lambda: _(
        "A number stands here that Word counts only when it prints; the file does not hold it."
    ),
    QuestionCode.OLD_FORMAT: lambda: _(
        "The file says that it is %(excerpt)s; it was read as Akoma Ntoso 3.0."
    ),
    QuestionCode.SEVERAL_LAWS: lambda: _(
        "There are several laws in the file; the first was read, this one was not: “%(excerpt)s”."
    ),
    QuestionCode.MARKED_DELETED: lambda: _(
        "Words that are marked as deleted were kept: “%(excerpt)s”."
    ),
}


def sentence(question: Question) -> str:
    return _SENTENCES[question.code]() % {"excerpt": question.excerpt}
