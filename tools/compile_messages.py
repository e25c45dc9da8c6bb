"""Compile the translation catalogues that changed, without gettext's own programs.

`manage.py compilemessages` needs msgfmt, which a newcomer's machine may lack.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tools import ROOT


def catalogues() -> Iterator[Path]:
    """Yield every catalogue of ours."""
    yield from sorted(ROOT.glob("locale*/*/LC_MESSAGES/*.po"))


def is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def compile_catalogue(source: Path) -> None:
    """Write the .mo beside its .po in one move: a server may be reading it."""
    import polib

    draft = source.with_suffix(".mo.new")
    polib.pofile(str(source)).save_as_mofile(str(draft))
    draft.replace(source.with_suffix(".mo"))


def main() -> int:
    for source in filter(is_stale, catalogues()):
        compile_catalogue(source)
        print(f"==> Compiled {source.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
