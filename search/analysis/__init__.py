"""Analysis happens once, here, for both engines: words with offsets, folding, stems."""

from search.analysis.analyse import Token, analyse, terms
from search.analysis.highlight import Fragment, highlight

__all__ = ["Fragment", "Token", "analyse", "highlight", "terms"]
