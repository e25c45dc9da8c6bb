"""The one spelling under which an e-mail address is an identity."""

import re
from enum import StrEnum


class EmailProblem(StrEnum):
    """Why an address cannot be used; the caller words the message."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    SEVERAL = "several"
    NOT_ASCII = "not_ascii"
    LOCAL_PART = "local_part"
    DOMAIN = "domain"
    MALFORMED = "malformed"


class EmailNotUsable(ValueError):
    """The text is no address we can write to and recognise again; `reason` says why."""

    def __init__(self, reason: EmailProblem) -> None:
        super().__init__(reason.value)
        self.reason = reason


MAX_LENGTH = 254  # RFC 5321 §4.5.3.1.3, without the angle brackets
MAX_LOCAL_PART = 64

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SEVERAL = re.compile(r"[,;]|@.*@")
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL_PART = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_SURROUNDING = " \t\u00a0"

_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def normalise_email(text: str) -> str:
    """The address in lower-case ASCII, an international domain in its `xn--` form.

    Only A-Z are lower-cased: Unicode rules would make the Kelvin sign a k and merge `ınfo@` with
    `info@`, giving one person the other's account. For the same reason a local part outside
    ASCII is refused, and so is a domain that only a compatibility mapping would make valid.

    Raises EmailNotUsable.
    """
    address = text.strip(_SURROUNDING)
    _refuse_unusable(address)
    local_part, _, domain = address.translate(_ASCII_LOWER).rpartition("@")
    if not local_part.isascii():
        raise EmailNotUsable(EmailProblem.NOT_ASCII)
    if len(local_part) > MAX_LOCAL_PART or not _LOCAL_PART.fullmatch(local_part):
        raise EmailNotUsable(EmailProblem.LOCAL_PART)
    normalised = f"{local_part}@{_ascii_domain(domain)}"
    if len(normalised) > MAX_LENGTH:
        raise EmailNotUsable(EmailProblem.TOO_LONG)
    return normalised


def _refuse_unusable(address: str) -> None:
    if not address:
        raise EmailNotUsable(EmailProblem.EMPTY)
    if len(address) > MAX_LENGTH:
        raise EmailNotUsable(EmailProblem.TOO_LONG)
    if _CONTROL.search(address):
        raise EmailNotUsable(EmailProblem.CONTROL_CHARACTER)
    if _SEVERAL.search(address):
        raise EmailNotUsable(EmailProblem.SEVERAL)
    if "@" not in address or any(character.isspace() for character in address):
        raise EmailNotUsable(EmailProblem.MALFORMED)


def _ascii_domain(domain: str) -> str:
    labels = [_ascii_label(label) for label in domain.split(".")]
    # A last label of digits would be an IP address; a single label is no Internet domain.
    if not labels[:-1] or labels[-1].isdigit():
        raise EmailNotUsable(EmailProblem.DOMAIN)
    return ".".join(labels)


def _ascii_label(label: str) -> str:
    encoded = label if label.isascii() else _punycode(label)
    if not _LABEL.fullmatch(encoded):
        raise EmailNotUsable(EmailProblem.DOMAIN)
    return encoded


def _punycode(label: str) -> str:
    """The label as `xn--…`, provided that decoding it gives the same letters again."""
    lowered = "".join(_lower_outside_ascii(character) for character in label)
    try:
        encoded = lowered.encode("idna").decode("ascii")
        faithful = encoded.startswith("xn--") and encoded.encode().decode("idna") == lowered
    except UnicodeError:
        faithful = False
    if not faithful:
        raise EmailNotUsable(EmailProblem.DOMAIN)
    return encoded


def _lower_outside_ascii(character: str) -> str:
    lowered = character.lower()
    return character if lowered.isascii() else lowered
