"""Developers' scripts: what `make check` and `make install` run beside the ready-made tools."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("core", "constituents", "legislation", "ethics_code", "cms", "search")
