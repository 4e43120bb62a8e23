"""What people write into a petition, by how long it may be: without the spaces around it, and fit to be stored."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, StringConstraints

from core.http import encodable

MOST = {"name": 80, "line": 200, "address": 300, "wish": 2_000, "reason": 4_000, "words": 8_000}
"""In characters; a statement of facts that is longer comes as a paper."""


def _written(field: str, at_least: int = 0) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=at_least, max_length=MOST[field])


Line: TypeAlias = Annotated[str, _written("line"), AfterValidator(encodable)]
Subject: TypeAlias = Annotated[str, _written("line", 1), AfterValidator(encodable)]
Words: TypeAlias = Annotated[str, _written("words", 1), AfterValidator(encodable)]
Wish: TypeAlias = Annotated[str, _written("wish"), AfterValidator(encodable)]
Name: TypeAlias = Annotated[str, _written("name", 1), AfterValidator(encodable)]
NameOrNone: TypeAlias = Annotated[str, _written("name"), AfterValidator(encodable)]
"""Of a person or a unit; empty where it need not be named."""
Address: TypeAlias = Annotated[str, _written("address", 1), AfterValidator(encodable)]
Contact: TypeAlias = Annotated[str, _written("line", 3), AfterValidator(encodable)]
Number: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20), AfterValidator(encodable)
]
"""The public one of a petition."""
Reason: TypeAlias = Annotated[str, _written("reason"), AfterValidator(encodable)]
Told: TypeAlias = Annotated[str, _written("reason", 1), AfterValidator(encodable)]
"""What the other side reads."""
