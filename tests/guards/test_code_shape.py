"""Code keeps its shape: short files and functions, named reasons, no catch-alls, no hidden state."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.guards.sources import PACKAGES, SourceFile, everything, length, source_files

FILE_LINES = 400
FUNCTION_LINES = 40
FUNCTION_LINES_P90 = 34  # what the best code bases of the field keep to
CATCH_ALLS = 2

MUTATORS = frozenset({
    "append", "extend", "insert", "remove", "clear", "update", "setdefault", "add", "discard", "pop", "popitem",
    "appendleft", "popleft", "sort", "reverse",
})  # fmt: skip
STATEFUL = frozenset({
    "Lock", "RLock", "Event", "Condition", "Semaphore", "Queue", "Thread", "ThreadPoolExecutor", "ProcessPoolExecutor",
    "defaultdict", "deque", "Counter", "WeakValueDictionary", "WeakKeyDictionary", "ContextVar", "Random",
})  # fmt: skip


def test_files_are_short() -> None:
    long = {str(file.path): len(file.lines) for file in everything() if len(file.lines) > FILE_LINES}
    assert long == {}


def test_functions_are_short() -> None:
    long = {
        f"{file.path}: {function.name}": length(function)
        for file in source_files(*PACKAGES, "scripts", "bench", "evals")
        for function in file.functions()
        if length(function) > FUNCTION_LINES
    }
    assert long == {}


def test_nine_functions_in_ten_are_shorter_still() -> None:
    lengths = sorted(length(function) for file in source_files(*PACKAGES) for function in file.functions())
    assert lengths[len(lengths) * 9 // 10] <= FUNCTION_LINES_P90


def test_every_module_and_public_class_says_what_it_is() -> None:
    silent = [str(file.path) for file in everything() if ast.get_docstring(file.tree) is None]
    for file in source_files(*PACKAGES, "scripts", "bench", "evals"):
        silent += [f"{file.path}: {kind.name}" for kind in file.public_classes() if ast.get_docstring(kind) is None]
    assert silent == []


def test_packages_are_empty_but_for_a_docstring() -> None:
    files = source_files(*PACKAGES, "bench", "evals")
    assert [str(file.path) for file in files if file.path.name == "__init__.py" and len(file.tree.body) > 1] == []


def test_catch_alls_stand_at_the_outermost_edge_only() -> None:
    found = [place for file in everything() for place in _handlers(file, "Exception")]
    assert len(found) <= CATCH_ALLS, found


def test_whoever_catches_everything_raises_it_again() -> None:
    assert [place for file in everything() for place in _handlers(file, "BaseException", only_swallowed=True)] == []


def test_every_ignored_type_error_has_its_code() -> None:
    bare = re.compile(r"#\s*(?:type|pyright):\s*ignore(?!\[)")
    found = [f"{file.path}:{line}" for file in everything() for line, text in _comments(file) if bare.search(text)]
    assert found == []


def test_every_silenced_lint_has_its_code() -> None:
    bare = re.compile(r"#\s*noqa(?!:\s*[A-Z])", re.IGNORECASE)
    found = [f"{file.path}:{line}" for file in everything() for line, text in _comments(file) if bare.search(text)]
    assert found == []


def test_no_module_keeps_state() -> None:
    found = [place for file in source_files(*PACKAGES) for place in _module_state(file)]
    assert found == []


def _comments(file: SourceFile) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(file.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _handlers(file: SourceFile, name: str, *, only_swallowed: bool = False) -> Iterator[str]:
    """Places of `except NAME`; a bare `except` counts as `BaseException`."""
    for node in ast.walk(file.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = [ast.unparse(kind) for kind in _kinds(node)]
        raises = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
        if name in caught and not (only_swallowed and raises):
            yield f"{file.path}:{node.lineno}"


def _kinds(handler: ast.ExceptHandler) -> list[ast.expr]:
    if handler.type is None:
        return [ast.Name("BaseException")]
    return handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]


def _module_state(file: SourceFile) -> Iterator[str]:
    """Names of the module that a function rebinds or changes, and objects that exist to be changed."""
    names = {target.id for node in file.tree.body for target in _targets(node) if isinstance(target, ast.Name)}
    for node in file.tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Call) and ast.unparse(value.func).rsplit(".", 1)[-1].split("[")[0] in STATEFUL:
            yield f"{file.path}:{node.lineno}: {ast.unparse(value)}"
    for function in file.functions():
        local = {argument.arg for argument in ast.walk(function) if isinstance(argument, ast.arg)}
        local |= {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and _is_bound(node)}
        for node in ast.walk(function):
            if isinstance(node, ast.stmt | ast.expr) and (
                isinstance(node, ast.Global) or _changes(node) in names - local
            ):
                yield f"{file.path}:{node.lineno}: {ast.unparse(node)}"


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def _is_bound(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _changes(node: ast.AST) -> str | None:
    """The name that `name[...] = ...`, `del name[...]` or `name.append(...)` changes."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return node.value.id if isinstance(node.value, ast.Name) else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
        return node.func.value.id if isinstance(node.func.value, ast.Name) else None
    return None
