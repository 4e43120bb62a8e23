"""Facilities in one file: JSON lines, or TOML with a table `[[facility]]` for each."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from typing import Any, Final, cast

from pydantic import ValidationError

from casework.facilities.facility import Facility
from core.errors import InvalidInput

SUFFIXES: Final = (".jsonl", ".toml")


def read(raw: bytes, suffix: str) -> list[Facility]:
    """All of the file or none; raises `InvalidInput`, which says where and what."""
    try:
        text = raw.decode("utf-8-sig")
        found = _tables(text) if suffix == ".toml" else _lines(text)
    except UnicodeDecodeError:
        raise InvalidInput("the file is not UTF-8: save it as UTF-8") from None
    facilities = [_facility(where, entry) for where, entry in found]
    if not facilities:
        raise InvalidInput("there is no facility in the file: write one a line, or one `[[facility]]` each")
    twice = {one.id for one in facilities if sum(one.id == other.id for other in facilities) > 1}
    if twice:
        raise InvalidInput(f"`{min(twice)}` stands in the file twice: leave one of them out")
    return facilities


def written(facilities: Iterable[Facility]) -> bytes:
    """JSON lines, as `read` takes them."""
    return "".join(f"{one.model_dump_json()}\n" for one in facilities).encode()


def _lines(text: str) -> Sequence[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found.append((f"line {number}", json.loads(line)))
            except json.JSONDecodeError as error:
                raise InvalidInput(f"line {number} is not JSON ({error.msg}): write one facility a line") from None
    return found


def _tables(text: str) -> Sequence[tuple[str, Any]]:
    try:
        tables = tomllib.loads(text).get("facility", [])
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"the file is not TOML: {error}") from None
    if not isinstance(tables, list):
        raise InvalidInput("write `[[facility]]` with two brackets above each facility")
    return [(f"facility {number}", table) for number, table in enumerate(cast("list[Any]", tables), 1)]


def _facility(where: str, entry: object) -> Facility:
    try:
        return Facility.model_validate(entry)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the whole"
        raise InvalidInput(f"{where}, `{field}`: {first['msg']}") from None
