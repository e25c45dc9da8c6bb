"""The names of elements, by what they mean for a reader."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Parts of an act, after the schema's group of hierarchical elements.
HIERARCHY = _names(
    "alinea article book chapter clause division hcontainer indent level list paragraph part "
    "point proviso rule section subchapter subclause subdivision sublist subparagraph subpart "
    "subrule subsection subtitle title tome transitional"
)
LABELS = frozenset(["num", "heading", "subheading"])
# Documents, and what surrounds their text.
LAWS = ("act", "bill")
AMENDMENT = "amendment"
OTHER_TEXTS = ("portion", "statement", "doc")
COLLECTIONS = frozenset(["documentCollection", "amendmentList", "officialGazette"])
REFUSED = frozenset(["judgment", "judgement", "debate", "debateReport"])
BODIES = ("body", "mainBody", "amendmentBody", "portionBody")
# Text flow.
LISTS = frozenset(["blockList", "ul", "ol"])
LIST_TEXTS = frozenset(["listIntroduction", "listWrapUp"])
ITEMS = frozenset(["item", "li"])
WRAPPERS = frozenset(["blockContainer", "container", "content", "div", "intro", "wrapUp"])
QUOTING = frozenset(["quotedStructure", "quotedText", "embeddedStructure", "embeddedText"])
NOTES = frozenset(["authorialNote", "noteRef"])
UNSEEN = frozenset(["meta", "componentRef", "documentRef"])
BLOCKS = HIERARCHY | _names(
    "amendmentContent amendmentHeading amendmentJustification amendmentReference block "
    "blockContainer blockList body br caption citation citations component container content "
    "crossHeading div doc embeddedStructure foreign formula intro item li listIntroduction "
    "listWrapUp longTitle mainBody ol p preamble preface quotedStructure recital recitals "
    "signature subheading table tblock tr ul wrapUp h1 h2 h3 h4 h5 h6 dl dt dd"
)
# What acts or shows nothing readable; some of it only outside of Akoma Ntoso.
ACTIVE = frozenset(["script", "style", "template", "iframe", "embed", "applet", "annotation"])
ACTIVE_ELSEWHERE = frozenset(["object", "link", "base", "include", "audio", "video"])
# Their lines are kept, for the report and for questions.
PLACED = (
    HIERARCHY
    | ITEMS
    | NOTES
    | ACTIVE
    | REFUSED
    | COLLECTIONS
    | frozenset([*LAWS, AMENDMENT, *OTHER_TEXTS, "attachment", "component"])
    | frozenset(["meta", "coverPage", "toc", "img", "del"])
)
# Attributes that can neither act nor change the look; others are looked at one by one.
HARMLESS = _names(
    "GUID alternativeTo as breakAt breakWith class colspan contains currentId date dictionary eId "
    "endQuote endTime evolvingId height href id idref includedIn inlineQuote language level lg "
    "marker name number origin outcome period placement placementBase pos refersTo rowspan "
    "showAs shortForm source src start startQuote startTime status target title type upTo value "
    "wId width"
)
