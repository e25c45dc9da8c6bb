"""A browser in words a person recognises: "Firefox, Android". Pure, no Django.

Names only: versions would make the list a fingerprint, and nobody knows theirs.
"""

from dataclasses import dataclass

# In this order: most browsers also carry the names of those they descend from.
BROWSERS = (
    ("YaBrowser", "Yandex Browser"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Opera", "Opera"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)
LONGEST_HEADER = 500


@dataclass(frozen=True, slots=True)
class Device:
    """Both empty for what we do not know."""

    browser: str
    system: str


def device_of(user_agent: str) -> Device:
    seen = user_agent[:LONGEST_HEADER]
    return Device(_first(BROWSERS, seen), _first(SYSTEMS, seen))


def _first(names: tuple[tuple[str, str], ...], seen: str) -> str:
    return next((name for sign, name in names if sign in seen), "")
