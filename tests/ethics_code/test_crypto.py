"""Sealing: nothing opens without its key, in another place, or after a change."""

import secrets
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethics_code.crypto import (
    BLOCK_BYTES,
    Keyring,
    Sealed,
    Unreadable,
    new_key,
    seal,
    unseal,
)

PLACE = b"message:1:2"


def configured(*keys: bytes) -> str:
    return ",".join(b64encode(key).decode() for key in keys)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_sealed_opens_again(text):
    key = new_key()
    assert unseal(key, seal(key, text, PLACE), PLACE) == text


def test_the_same_words_never_look_the_same():
    key = new_key()
    first, second = seal(key, "bəli", PLACE), seal(key, "bəli", PLACE)
    assert first.nonce != second.nonce
    assert first.ciphertext != second.ciphertext


def test_short_and_middling_texts_are_of_one_length():
    key = new_key()
    assert len(seal(key, "", PLACE).ciphertext) == len(seal(key, "a" * 400, PLACE).ciphertext)
    assert len(seal(key, "a" * 600, PLACE).ciphertext) - 16 == 2 * BLOCK_BYTES


def test_another_key_opens_nothing():
    with pytest.raises(Unreadable):
        unseal(new_key(), seal(new_key(), "sirr", PLACE), PLACE)


def test_a_text_moved_to_another_record_does_not_open():
    key = new_key()
    with pytest.raises(Unreadable):
        unseal(key, seal(key, "sirr", PLACE), b"message:1:3")


@given(st.data())
def test_one_changed_bit_is_noticed(data):
    key = new_key()
    sealed = seal(key, "sirr", PLACE)
    at = data.draw(st.integers(0, len(sealed.ciphertext) * 8 - 1))
    changed = bytearray(sealed.ciphertext)
    changed[at // 8] ^= 1 << at % 8
    with pytest.raises(Unreadable):
        unseal(key, Sealed(sealed.nonce, bytes(changed)), PLACE)


def test_a_wrapped_key_opens_with_its_wrapping_key_and_in_its_place():
    ring = Keyring(configured(new_key()))
    key = new_key()
    key_id, wrapped = ring.wrap(key, b"key:1")
    assert ring.unwrap(key_id, wrapped, b"key:1") == key
    with pytest.raises(Unreadable):
        ring.unwrap(key_id, wrapped, b"key:2")
    with pytest.raises(Unreadable):
        Keyring(configured(new_key())).unwrap(key_id, wrapped, b"key:1")


def test_an_old_wrapping_key_still_opens_beside_the_new_one():
    old, new = new_key(), new_key()
    key = new_key()
    key_id, wrapped = Keyring(configured(old)).wrap(key, b"key:1")
    ring = Keyring(configured(new, old))
    assert ring.unwrap(key_id, wrapped, b"key:1") == key
    assert ring.current != key_id


def test_a_key_id_tells_nothing_of_the_key():
    key = new_key()
    ring = Keyring(configured(key))
    assert ring.current not in key.hex()
    assert ring.current not in configured(key)


@pytest.mark.parametrize(
    "text",
    ["", " , ", "abc", "%%%%", configured(secrets.token_bytes(16)), configured(new_key())[:-4]],
)
def test_a_wrong_configuration_is_refused(text):
    with pytest.raises(ValueError, match="ETHICS_KEY"):
        Keyring(text)


def test_keys_are_of_256_bits_and_never_alike():
    keys = {new_key() for _ in range(50)}
    assert len(keys) == 50
    assert {len(key) for key in keys} == {32}
