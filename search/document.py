"""What a projection returns: the public form of one thing in one language."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What can be found, in the order in which the filters name them."""

    ARTICLE = "article"
    BILL = "bill"
    AMENDMENT = "amendment"
    COMMENT = "comment"
    QUESTION = "question"
    MP = "mp"
    BRIEFING = "briefing"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Document:
    """`key` is "kind:identity"; `path` an address without language; `language` is the text's.

    `law` is the slug of the law it belongs to, `eid` and `label` name the article.
    """

    key: str
    kind: Kind
    language: str
    title: str
    body: str
    path: str
    law: str = ""
    law_title: str = ""
    eid: str = ""
    label: str = ""
    date: dt.date | None = None
