"""Every text of ours has its Azerbaijani and its Russian, with every placeholder.

The texts are extracted anew from a copy of the sources (gettext's xgettext is needed for
that), so a forgotten `makemessages` is noticed; the catalogues are never touched.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

from tools import ROOT, SOURCES

# Plural forms: Azerbaijani nouns stay singular after a numeral, but Django's own
# catalogue declares two forms, and catalogues of one language must agree.
LANGUAGES = {"az": 2, "ru": 4}
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)\}|%[sd]")
type Key = tuple[str | None, str, str]


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def extracted() -> dict[Key, polib.POEntry] | None:
    """Return the texts the sources use now, or None where gettext is not installed."""
    if not shutil.which("xgettext"):
        return None
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        _copy_sources(copy)
        (copy / "locale").mkdir()
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", "az", "-e", "html,txt,py"],
            cwd=copy,
            env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
            check=True,
            capture_output=True,
        )
        found = polib.pofile(str(copy / "locale/az/LC_MESSAGES/django.po"))
    return {key(entry): entry for entry in found}


def _copy_sources(target: Path) -> None:
    def others(folder: str, names: list[str]) -> set[str]:
        wanted = (".py", ".html", ".txt")
        return {n for n in names if not n.endswith(wanted) and not Path(folder, n).is_dir()}

    for folder in (*SOURCES, "templates"):
        shutil.copytree(ROOT / folder, target / folder, ignore=others)


def faults_of(entry: polib.POEntry, forms: int) -> Iterator[str]:
    """Yield what is wrong with one translated entry."""
    if entry.fuzzy:
        yield "only guessed (fuzzy)"
    texts = (
        [entry.msgstr_plural.get(form, "") for form in range(forms)]
        if entry.msgid_plural
        else [entry.msgstr]
    )
    if not all(texts):
        yield "not translated"
        return
    wanted = placeholders(entry.msgid_plural or entry.msgid)
    if any(placeholders(text) != wanted for text in texts):
        yield f"placeholders differ, {sorted(wanted)} expected"


def placeholders(text: str) -> set[str]:
    return {match.group() for match in PLACEHOLDER.finditer(text)}


def faults_of_catalogue(
    path: Path, forms: int, used: dict[Key, polib.POEntry] | None
) -> Iterator[str]:
    """Yield the faults of one file; `used` holds the texts it must have, None if unknown."""
    catalogue = polib.pofile(str(path))
    place = path.relative_to(ROOT)
    if f"nplurals={forms};" not in catalogue.metadata.get("Plural-Forms", ""):
        yield f"{place}: Plural-Forms must declare {forms} forms"
    entries = {key(entry): entry for entry in catalogue if not entry.obsolete}
    for entry in entries.values():
        for fault in faults_of(entry, forms):
            yield f"{place}: {entry.msgid!r}: {fault}"
    if used is not None:
        for missing in used.keys() - entries.keys():
            yield f"{place}: {missing[1]!r}: missing, run makemessages"
        for idle in entries.keys() - used.keys():
            yield f"{place}: {idle[1]!r}: no longer used, run makemessages"


def main() -> int:
    used = extracted()
    faults: list[str] = []
    if used is None:
        print("xgettext is not installed (Debian: apt install gettext): new texts go unnoticed")
        if os.environ.get("CI"):
            faults.append("in CI nothing goes unnoticed")
    for language, forms in LANGUAGES.items():
        ours = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
        faults += faults_of_catalogue(ours, forms, used)
        for other in sorted(ROOT.glob(f"locale_*/{language}/LC_MESSAGES/*.po")):
            faults += faults_of_catalogue(other, forms, None)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
