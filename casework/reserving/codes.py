"""The code of a reservation: what its citizen writes down, and nobody can guess."""

from __future__ import annotations

import secrets

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that is read as another one
LENGTH = 8  # 31 ** 8: with a name beside it and twenty tries in ten minutes, nobody finds one


def new_code() -> str:
    """Such as `K7MP-3WXA`."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def as_written(typed: str) -> str:
    """`k7mp3wxa` and `K7MP 3WXA` are `K7MP-3WXA`; what can be no code stays as it is."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return f"{letters[:4]}-{letters[4:]}" if len(letters) == LENGTH else typed
