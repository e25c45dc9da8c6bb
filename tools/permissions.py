"""docs/permissions.md, written from docs/permissions.csv: `python -m tools.permissions`."""

import csv
from collections.abc import Iterator
from itertools import groupby

from tools import ROOT

TABLE = ROOT / "docs" / "permissions.csv"
PAGE = ROOT / "docs" / "permissions.md"
SIGNS = {"yes": "✓", "absent": "·", "no": "✗", "sign in": "→", "gone": "old"}
OPENING = """# Who may do what

Every address of the site, every method it answers, every role. The table is
[permissions.csv](permissions.csv); `tests/permissions` asks each address as each role and
compares word by word, and an address that is not listed fails. This page is made from the
table: `.venv/bin/python -m tools.permissions`.

| Sign | In the table | The answer |
|---|---|---|
| ✓ | yes | the page, or what the form does (also its refusal of what was typed) |
| · | absent | to the byte the answer for a thing that does not exist |
| ✗ | no | 403: that there is such a page is no secret |
| → | sign in | the sign-in form, and back |
| old | gone | 410: a link that is used up or invented |

Every other method is answered with 405 and changes nothing. The MP works with the assistant;
"another MP" is a colleague. Being a superuser grants nothing outside Wagtail. In production
everybody but citizens passes a second step first, in each session.

Wagtail's pages (`/cms/`) are open to editors and administrators: who is not signed in is sent
to the sign-in form, for everybody else they do not exist. Inside, Wagtail's own permissions
decide by section and collection (`cms/permissions_setup.py`), and laws, versions and people
by their apps' `permissions.py`.
"""


def page() -> str:
    with TABLE.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    return "\n".join([OPENING, *_lines(table)]) + "\n"


def _lines(table: list[dict[str, str]]) -> Iterator[str]:
    roles = [name for name in table[0] if name not in {"view", "object", "method"}]
    for space, found in groupby(table, key=lambda row: row["view"].rpartition(":")[0]):
        yield f"## {space or 'Accounts, files and pages'}\n"
        yield f"| Address | What | Method | {' | '.join(roles)} |"
        yield "|---|---|---|" + "---|" * len(roles)
        for row in found:
            signs = " | ".join(SIGNS.get(row[role], row[role]) for role in roles)
            name = row["view"].rpartition(":")[2]
            yield f"| `{name}` | {row['object']} | {row['method']} | {signs} |"
        yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
