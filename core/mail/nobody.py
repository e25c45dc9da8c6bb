"""The address of those who deleted their account: rows that need one keep this one."""

# RFC 2606: the domain exists nowhere, and never will.
DOMAIN = "deleted.invalid"
NOBODY = f"nobody@{DOMAIN}"


def is_nobody(address: str) -> bool:
    return address.endswith(f"@{DOMAIN}")
