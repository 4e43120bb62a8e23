"""Hashes, one-time passwords, and what is too weak."""

from __future__ import annotations

import pytest

from app.accounts.passwords import Passwords, one_time_password, refuse_weak
from core.errors import InvalidInput


async def test_a_hash_is_salted_and_matches_only_its_password(passwords: Passwords) -> None:
    first, second = await passwords.hashed("a long secret"), await passwords.hashed("a long secret")
    assert first != second
    assert first.startswith("$argon2id$")
    assert await passwords.matches("a long secret", first)
    assert not await passwords.matches("a long secreT", first)


async def test_nobody_has_no_password(passwords: Passwords) -> None:
    assert not await passwords.matches("", None)
    assert not await passwords.matches("x" * 10_000, None)


def test_the_product_hashes_as_argon2_recommends() -> None:
    made = Passwords()
    assert made._hash.current_hasher.hash("x").startswith("$argon2id$v=19$m=65536,t=3,p=4$")  # pyright: ignore[reportPrivateUsage]


def test_one_time_passwords_differ_and_are_read_without_doubt() -> None:
    made = {one_time_password() for _ in range(100)}
    assert len(made) == 100
    assert all(len(password) == 23 and not set("01loi") & set(password) for password in made)


@pytest.mark.parametrize("password", ["short", "x" * 201, "kim-kim-kim-kim", "aaaaaaaaaaaa", "abababababab"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(InvalidInput, match="`password`"):
        refuse_weak(password, name="kim")


@pytest.mark.parametrize("password", ["correct horse", "우리 집 강아지 이름", one_time_password()])
def test_a_long_password_is_enough(password: str) -> None:
    refuse_weak(password, name="kim")
