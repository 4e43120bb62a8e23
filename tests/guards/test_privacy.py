"""A citizen's words never reach a log (ADR-0007): no log call is given anything that holds them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.guards.sources import PACKAGES, SourceFile, source_files

LOGGERS = frozenset({"log", "_log", "logger"})
LEVELS = frozenset({"debug", "info", "warning", "error", "critical", "exception", "log"})
WORDS = frozenset({
    "text", "texts", "question", "query", "words", "transcript", "said", "heard", "spoken", "sentence", "sentences",
    "content", "contact", "message", "quote", "summary", "turn", "turns", "answer", "body", "data", "password", "sdp",
    "error", "exception", "cause",
})  # fmt: skip
"""What may hold them; an error's text may, its kind may not."""
HARMLESS = frozenset({"len", "type", "names", "count", "sum"})
"""Calls that give a figure or a kind, whatever they are given."""


def test_log_texts_are_constants() -> None:
    made = [
        f"{file.path}:{call.lineno}"
        for file in source_files(*PACKAGES)
        for call in _log_calls(file)
        if not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert made == []


def test_nothing_that_holds_words_is_logged() -> None:
    found = [
        f"{file.path}:{call.lineno}: {ast.unparse(argument)}"
        for file in source_files(*PACKAGES)
        for call in _log_calls(file)
        for argument in call.args[1:]
        if WORDS & set(_names(argument))
    ]
    assert found == []


def test_no_traceback_is_logged() -> None:
    """Its lines hold the texts of errors, which a library may have made out of what it was given."""
    found = [
        f"{file.path}:{call.lineno}"
        for file in source_files(*PACKAGES)
        for call in _log_calls(file)
        if ast.unparse(call.func).endswith(".exception") or any(word.arg == "exc_info" for word in call.keywords)
    ]
    assert found == []


def _log_calls(file: SourceFile) -> Iterator[ast.Call]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LEVELS:
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id in LOGGERS:
                yield node


def _names(argument: ast.expr) -> Iterator[str]:
    """The last word of each name that the value comes from; what `len` and the like are given does not count."""
    if isinstance(argument, ast.Call) and ast.unparse(argument.func) in HARMLESS:
        return
    if isinstance(argument, ast.Attribute):
        if not (isinstance(argument.value, ast.Call) and ast.unparse(argument.value.func) in HARMLESS):
            yield argument.attr
        return
    if isinstance(argument, ast.Name):
        yield argument.id
        return
    for child in ast.iter_child_nodes(argument):
        if isinstance(child, ast.expr):
            yield from _names(child)
