"""Reference numbers people can read out over the telephone."""

import secrets

# Without 0 O 1 I L U V: they are confused on paper, on the telephone and across alphabets.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"


def new_reference(prefix: str) -> str:
    """`prefix` and 8 random signs, "S-7K3M-9QXA": 39 bits, not to be guessed in bulk."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{prefix}-{signs[:4]}-{signs[4:]}"
