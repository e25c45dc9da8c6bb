"""Word documents made in memory, as little as Word itself would open."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps"'
)


def t(text):
    """The text of a run."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text, properties=""):
    """A run."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{t(text)}</w:r>"


def p(content="", *, style="", num=None, level=0, properties=""):
    """A paragraph of a text or of runs, in a list or not."""
    runs = content if content.startswith("<") or not content else r(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    return f"<w:p><w:pPr>{named}{listed}{properties}</w:pPr>{runs}</w:p>"


def ins(content):
    """Runs somebody inserted, tracked."""
    return f'<w:ins w:id="1" w:author="a">{content}</w:ins>'


def dele(text):
    """A text somebody deleted, tracked."""
    return f'<w:del w:id="2" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


MARK_INSERTED = '<w:rPr><w:ins w:id="3" w:author="a"/></w:rPr>'
MARK_DELETED = '<w:rPr><w:del w:id="4" w:author="a"/></w:rPr>'


def table(*rows):
    """A table of rows of cells; a cell is its blocks."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def level(at, form, text, *, start=1, more=""):
    """A level of a list's description."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number, *levels, more=""):
    """A description of lists."""
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number, described, more=""):
    """A list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{described}"/>{more}</w:num>'


def style(name, content="", *, called="", kind="paragraph", based_on="", is_usual=False):
    """A style."""
    usual = ' w:default="1"' if is_usual else ""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{usual}><w:name w:val="{called or name}"/>'
        f"{based}{content}</w:style>"
    )


def part(tag, content):
    """A part of the document's own XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {_NAMES}>{content}</w:{tag}>'


_ROOTS = {"header": "hdr", "footer": "ftr"}


def relation(number, kind, target, *, outside=False):
    """A relation of a part to another one."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def relations(*lines):
    """A list of relations."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def parts(body, *, main=MAIN, outside="", **others):
    """The parts of a document by name; `others` are "styles", "numbering", "footnotes" and so on.

    `outside` are further relations of the main part.
    """
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": relations(relation(1, "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    lines = [outside]
    for at, (kind, content) in enumerate(others.items(), start=1):
        files[f"word/{kind}.xml"] = part(_ROOTS.get(kind, kind), content)
        lines.append(relation(at, kind, f"{kind}.xml"))
    files["word/_rels/document.xml.rels"] = relations(*lines)
    return files


def packed(files):
    """The bytes of an archive of files."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx(*blocks, **others):
    """A document of blocks."""
    return packed(parts("".join(blocks), **others))
