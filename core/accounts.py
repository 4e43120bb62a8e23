"""Who is signed in, as packages with HTTP routes need to know it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias


class Role(StrEnum):
    """What an account may do; an account holds one or more."""

    CITIZEN = "citizen"
    STAFF = "staff"
    SUPERVISOR = "supervisor"
    CURATOR = "curator"
    APPROVER = "approver"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Account:
    """A signed-in person."""

    id: str
    name: str
    display_name: str
    roles: frozenset[Role]

    def has(self, *roles: Role) -> bool:
        """Whether the account holds any of `roles`."""
        return bool(self.roles.intersection(roles))


StillAllowed: TypeAlias = Callable[[], Awaitable[bool]]
"""Asks anew whether the account that opened a stream would be let in now."""


class AccountGuard(Protocol):
    """Gives FastAPI dependencies that let an account with one of the roles in, and nobody else."""

    def allow(self, *roles: Role) -> Callable[..., object]:
        """A dependency that returns the `Account`; raises `Unauthenticated` or `Forbidden`.

        Unsafe methods need the CSRF header as well.
        """
        ...

    def recheck(self, *roles: Role) -> Callable[..., object]:
        """A dependency that returns a `StillAllowed`; for streams, which outlive the check at their door."""
        ...
