"""Passwords: hashed with Argon2, off the event loop, a few at a time because each takes 64 MiB."""

from __future__ import annotations

import asyncio
import secrets

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from core.errors import InvalidInput

MIN_CHARACTERS = 10
MAX_CHARACTERS = 200  # Argon2 takes any length; a request body should not
ONE_TIME_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is misread from a screen or a printout
ONE_TIME_GROUPS, ONE_TIME_GROUP = 4, 5  # 20 of 31 characters: 99 bits
AT_ONCE = 2


class Passwords:
    """Makes and checks hashes."""

    def __init__(self, hasher: Argon2Hasher | None = None) -> None:
        self._hash = PasswordHash((hasher or Argon2Hasher(),))
        self._places = asyncio.Semaphore(AT_ONCE)
        self._nobody: str | None = None

    async def hashed(self, password: str) -> str:
        async with self._places:
            return await asyncio.to_thread(self._hash.hash, password)

    async def matches(self, password: str, password_hash: str | None) -> bool:
        """A null hash takes as long as a real one, so that the time does not tell whether a name exists."""
        if len(password) > MAX_CHARACTERS:
            password = ""
        if self._nobody is None:
            self._nobody = await self.hashed(secrets.token_urlsafe())
        async with self._places:
            matched = await asyncio.to_thread(self._hash.verify, password, password_hash or self._nobody)
        return matched and password_hash is not None


def one_time_password() -> str:
    """For paper or a screen: `k3m9x-...`, four groups."""
    groups = ("".join(secrets.choice(ONE_TIME_ALPHABET) for _ in range(ONE_TIME_GROUP)) for _ in range(ONE_TIME_GROUPS))
    return "-".join(groups)


def refuse_weak(password: str, *, name: str) -> None:
    """Raises `InvalidInput`; length is what counts, and the name is the first guess."""
    if not MIN_CHARACTERS <= len(password) <= MAX_CHARACTERS:
        raise InvalidInput(f"`password`: use {MIN_CHARACTERS} to {MAX_CHARACTERS} characters")
    if name in password.casefold() or len(set(password)) < 4:
        raise InvalidInput("`password`: leave your account's name out, and use different characters")
