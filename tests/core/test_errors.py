"""One tree of errors: every code is its own, and every error can be sent."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import pytest

import app.models.errors
import core.errors
from app.wire import error_body
from core.errors import Ground, GuardianConsentNeeded, MadangError, NotLawful, TooManyAttempts, Unfileable

_ = app.models.errors  # its classes join the tree


def tree(kind: type[MadangError] = MadangError) -> Iterator[type[MadangError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


# One that is private never leaves its file: it is caught there, or told by the code of its public kind.
KINDS = [kind for kind in dict.fromkeys(tree()) if not kind.__name__.startswith("_")]


def made(kind: type[MadangError]) -> MadangError:
    if issubclass(kind, GuardianConsentNeeded):
        return kind()
    if issubclass(kind, TooManyAttempts):
        return kind("wait", retry_after_seconds=7)
    if issubclass(kind, NotLawful | Unfileable):
        return kind(Ground("안 됩니다.", "No.", "법 제1조", "Act, Art. 1"))
    return kind("use `x` instead")


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_a_code_of_its_own(kind: type[MadangError]) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", kind.code)
    assert [other for other in KINDS if other.code == kind.code] == [kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_can_be_sent(kind: type[MadangError]) -> None:
    body = error_body(made(kind))
    assert (body["code"], body["retryable"]) == (kind.code, kind.retryable)
    assert 400 <= kind.http_status < 600


@pytest.mark.parametrize("kind", [kind for kind in KINDS if issubclass(kind, TooManyAttempts)])
def test_who_must_wait_is_told_for_how_long(kind: type[MadangError]) -> None:
    assert error_body(made(kind))["retry_after_seconds"] == 7
    assert kind.retryable


@pytest.mark.parametrize("module", [core.errors, app.models.errors], ids=["core", "models"])
def test_the_tree_in_the_docstring_is_the_tree(module: object) -> None:
    drawn = set(re.findall(r"[├└]── (\w+)", inspect.getdoc(module) or ""))
    there = {kind.__name__ for kind in KINDS if kind.__module__ == getattr(module, "__name__", "")} - {"MadangError"}
    assert drawn == there


@pytest.mark.parametrize("kind", [NotLawful, Unfileable])
def test_what_the_law_refuses_says_so_in_both_languages(kind: type[NotLawful | Unfileable]) -> None:
    body = error_body(made(kind))
    assert body["ground"] == {"ko": "안 됩니다.", "en": "No.", "article_ko": "법 제1조", "article_en": "Act, Art. 1"}
    assert body["message"] == "No. (Act, Art. 1)"
