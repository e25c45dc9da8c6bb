"""Which block of addresses a limit counts as one."""

from ipaddress import IPv6Address, ip_network

from django.http import HttpRequest

from core.network import client_address

# One subscriber's line: a house gets at least a /64 of IPv6 and may use every address of it.
IPV6_PREFIX = 64
UNKNOWN = "unknown"


def client_block(request: HttpRequest) -> str:
    """An IPv4 address, an IPv6 network of 64 bits, or "unknown".

    Single IPv4 addresses: Azerbaijan's mobile networks put thousands of people behind one as it
    is, and a wider block would punish the neighbours of their neighbours.
    """
    address = client_address(request)
    if address is None:
        return UNKNOWN
    if isinstance(address, IPv6Address):
        return str(ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)
