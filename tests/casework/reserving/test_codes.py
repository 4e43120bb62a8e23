"""Codes are read however they are written."""

from __future__ import annotations

from casework.reserving.codes import LETTERS, as_written, new_code


def test_codes_differ_and_hold_nothing_that_is_misread() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert not set("".join(codes)) & set("01OIL")
    assert len(LETTERS) == 31


def test_a_code_is_known_however_it_is_typed() -> None:
    code = new_code()
    plain = code.replace("-", "")
    assert {as_written(typed) for typed in (code, plain, plain.lower(), f" {plain[:4]} {plain[4:]} ")} == {code}
    assert as_written("2026-000001") == "2026-000001"
