"""The parts of a .docx, opened so that nothing unpacks that is too large, unsafe or hidden.

Everything is judged by the list of entries first; a part is inflated in steps and never beyond
the length it was judged by. Nothing outside the file is ever opened.
"""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from legislation.text.docx import markup
from legislation.text.errors import DocumentProblem, UnusableDocument

_ENTRY = b"PK\x01\x02"
MOST_ENTRIES = 2_000
# Unpacked: of one part with text, of all of them, and of pictures and the like, never unpacked.
LARGEST_PART, LARGEST_TEXT, LARGEST_WHOLE = 30_000_000, 50_000_000, 300_000_000
# Text of Word shrinks to a tenth, one sentence over and over to a three hundredth, a bomb of equal
# bytes to a thousandth.
_RATIO, _RATIO_FROM = 500, 5_000_000
_STEP = 1 << 18

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (BadZipFile, zlib.error, struct.error, ValueError, OSError, EOFError, NotImplementedError)
_MAIN_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")


def is_office_file(content: bytes) -> bool:
    """Whether a file begins as a .docx does, or as Word's older or encrypted files."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", _COMPOUND))


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str
    is_outside: bool


class Package:
    """An opened .docx. Raises UnusableDocument, with the reason, for what cannot be read."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_COMPOUND):
            is_encrypted = _ENCRYPTED_STREAM in content
            raise UnusableDocument(
                DocumentProblem.ENCRYPTED if is_encrypted else DocumentProblem.OLD_FORMAT
            )
        if content.count(_ENTRY) > MOST_ENTRIES:
            raise UnusableDocument(DocumentProblem.TOO_BIG)
        try:
            self._archive = ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise UnusableDocument(DocumentProblem.BROKEN) from error
        self._parts = _judged(self._archive.infolist())
        self._refuse_what_is_outside()
        self.main = self._main_part()
        self._related = self._relations_of(self.main)

    def read(self, name: str) -> bytes:
        """A part, b"" for none of that name."""
        info = self._parts.get(name.lower())
        if info is None:
            return b""
        pieces: list[bytes] = []
        try:
            with self._archive.open(info) as stream:
                while piece := stream.read(_STEP):
                    pieces.append(piece)
        except _BROKEN as error:
            raise UnusableDocument(DocumentProblem.BROKEN) from error
        return b"".join(pieces)

    def related(self, kind: str) -> list[bytes]:
        """The parts the main part names as its "styles", "footnotes", "header"."""
        names = [relation.target for relation in self._related if relation.kind == kind]
        return [part for part in map(self.read, dict.fromkeys(names)) if part]

    def _main_part(self) -> str:
        root = self._relations_of("")
        main = next((one.target for one in root if one.kind == "officeDocument"), "")
        types = self._content_types()
        kind = types.get(main.lower(), "")
        if "macroEnabled" in kind or any("vba" in one.lower() for one in types.values()):
            raise UnusableDocument(DocumentProblem.MACROS)
        if not kind.endswith(_MAIN_TYPES) or main.lower() not in self._parts:
            raise UnusableDocument(DocumentProblem.NOT_WORD)
        return main

    def _content_types(self) -> dict[str, str]:
        """The types of parts by their names in small letters; extensions as ".xml"."""
        listed = self.read("[Content_Types].xml")
        if not listed:
            raise UnusableDocument(DocumentProblem.NOT_WORD)
        types: dict[str, str] = {}
        for one in markup.whole(listed):
            name = one.get("PartName", "").lstrip("/") or f".{one.get('Extension', '')}"
            types[name.lower()] = one.get("ContentType", "")
        return types

    def _refuse_what_is_outside(self) -> None:
        for name in self._parts:
            if name.endswith(".rels"):
                relations = self._relations_in(name, "")
                if any(one.is_outside and one.kind != "hyperlink" for one in relations):
                    raise UnusableDocument(DocumentProblem.OUTSIDE)

    def _relations_of(self, part: str) -> list[_Relation]:
        folder, name = dirname(part), part.rpartition("/")[2]
        return self._relations_in(join(folder, "_rels", f"{name}.rels"), folder)

    def _relations_in(self, name: str, folder: str) -> list[_Relation]:
        listed = self.read(name)
        if not listed:
            return []
        return [
            _Relation(
                one.get("Type", "").rpartition("/")[2],
                normpath(join("/", folder, one.get("Target", ""))).lstrip("/"),
                one.get("TargetMode", "").lower() == "external",
            )
            for one in markup.whole(listed)
        ]


def _judged(entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    """The entries by their names in small letters, if all of them may be unpacked."""
    parts: dict[str, ZipInfo] = {}
    for entry in entries:
        name = entry.filename.lower()
        if entry.flag_bits & 1:
            raise UnusableDocument(DocumentProblem.ENCRYPTED)
        if _is_unsafe(entry.orig_filename) or name in parts:
            raise UnusableDocument(DocumentProblem.UNSAFE_NAMES)
        if name.endswith("vbaproject.bin"):
            raise UnusableDocument(DocumentProblem.MACROS)
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise UnusableDocument(DocumentProblem.BROKEN)
        parts[name] = entry
    texts = [one for name, one in parts.items() if name.endswith((".xml", ".rels"))]
    if any(map(_is_bomb, texts)) or sum(one.file_size for one in texts) > LARGEST_TEXT:
        raise UnusableDocument(DocumentProblem.TOO_BIG)
    if sum(one.file_size for one in entries) > LARGEST_WHOLE:
        raise UnusableDocument(DocumentProblem.TOO_BIG)
    return parts


def _is_unsafe(name: str) -> bool:
    is_rooted = name.startswith("/") or name[1:2] == ":"
    return is_rooted or ".." in name.split("/") or "\\" in name or "\x00" in name


def _is_bomb(entry: ZipInfo) -> bool:
    grows = entry.file_size > _RATIO * max(entry.compress_size, 1)
    return entry.file_size > LARGEST_PART or (grows and entry.file_size > _RATIO_FROM)
