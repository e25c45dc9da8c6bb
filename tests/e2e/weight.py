"""How much a page weighs."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders

LOADED = re.compile(r'(?:src|href)="/static/([^"?]+)"')


def compressed(content: bytes) -> int:
    """Bytes as a server with gzip sends them."""
    return len(gzip.compress(content, 6))


def first_visit(html: bytes) -> int:
    """Bytes of the page with its style sheet, script and icons, nothing in the cache yet."""
    files = {finders.find(name) for name in LOADED.findall(html.decode())}
    return compressed(html) + sum(compressed(Path(file).read_bytes()) for file in files if file)
