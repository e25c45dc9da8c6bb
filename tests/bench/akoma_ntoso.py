"""Reading and writing Akoma Ntoso: an act of 4 MB beside `lxml`, where that is installed, or expat.

The act is the body of an example repeated, or of one made up where the examples are not there.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from xml.parsers import expat

from legislation.text import parse
from tests.bench import Measured, benchmark, report

EXAMPLE = (
    Path(__file__).parents[3] / "shared/data/akn/oasis-examples/uk_pga-2014-27-enacted-data.xml"
)
SIZE = 4_000_000
MADE_UP = (
    '<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
    "<act><body><section><num>1</num><heading>Term</heading><subsection><num>(1)</num><content>"
    '<p>A <ref href="#a">request</ref> is answered within fifteen days of its being received.</p>'
    "</content></subsection></section></body></act></akomaNtoso>"
)


def act() -> bytes:
    """An act of 4 MB."""
    file = EXAMPLE.read_text("utf-8") if EXAMPLE.exists() else MADE_UP
    start, end = file.index("<body>") + len("<body>"), file.index("</body>")
    times = SIZE // (end - start) + 1
    return (file[:start] + file[start:end] * times + file[end:]).encode()


@benchmark(unit="bytes", amount=SIZE)
def parse_xml_alone() -> Measured:
    content = act()
    try:
        from lxml import etree
    except ImportError:
        return lambda: expat.ParserCreate(namespace_separator="}").Parse(content, True)
    return lambda: etree.fromstring(content)


@benchmark(unit="bytes", amount=SIZE, baseline="parse_xml_alone")
def read_akoma_ntoso() -> Measured:
    content = act()
    return lambda: parse(content)


PEAK = """
import re, sys
from legislation.text import parse
parse(open(sys.argv[1], "rb").read())
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


@report
def memory_of_an_act_of_4_mb() -> list[str]:
    """The most memory a process held that read nothing else."""
    with NamedTemporaryFile(suffix=".xml") as file:
        file.write(act())
        file.flush()
        command = [sys.executable, "-c", PEAK, file.name]
        peak = subprocess.run(command, capture_output=True, text=True, check=True)
    return [f"{peak.stdout.strip()} MB at most"]
