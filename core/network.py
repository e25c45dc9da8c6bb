"""Where a request comes from, as far as we want to know it."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Whole addresses are personal data; a block tells a provider and a region apart, no household.
BLOCK_BITS = {4: 24, 6: 48}


def client_address(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    """The address the outermost trusted proxy saw; None when that is no address.

    Only the last `TRUSTED_PROXIES` entries of X-Forwarded-For were written by proxies of ours:
    anything before them is whatever the client liked to send.
    """
    heard = filter(None, map(str.strip, request.headers.get("X-Forwarded-For", "").split(",")))
    hops = [*heard, request.META["REMOTE_ADDR"]]
    seen = hops[-1 - min(settings.TRUSTED_PROXIES, len(hops) - 1)]
    try:
        found = ip_address(_bare(seen))
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _bare(text: str) -> str:
    """Without what some proxies add: `[2001:db8::1]:443`, `192.0.2.1:443`, `fe80::1%eth0`."""
    bare = text.split("]", maxsplit=1)[0].removeprefix("[")
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    return bare.partition("%")[0]


def address_block(request: HttpRequest) -> str:
    """203.0.113.0/24 or 2001:db8:5::/48; empty when the address is unknown."""
    address = client_address(request)
    if address is None:
        return ""
    return str(ip_network((address, BLOCK_BITS[address.version]), strict=False))
