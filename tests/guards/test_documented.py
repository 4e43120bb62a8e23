"""The documentation is complete: whatever crosses a border of the service stands on its page."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

import pytest

import app.http_errors
import app.models.errors
from app.settings import Settings
from app.wire import EVENT_TYPES, CloseReason, DriverKind, QueueState
from core.accounts import Role
from core.answers import AnswerStatus, HandoffReason
from core.errors import MadangError
from core.passages import SectionKind, SourceKind
from core.speech import VisemeName
from knowledge.imports.proposals import ProposalState
from knowledge.imports.proposing.findings import FoundBy
from knowledge.imports.proposing.proposal import QuestionOrigin
from knowledge.imports.views import FileState, JobState
from knowledge.lifecycle import State
from knowledge.parsing.document import WarningCode
from rtc.rtvi import CLIENT_TYPES, SERVER_TYPES
from rtc.spoken import MEDIA_TYPES
from tests.guards.sources import CHECKOUT
from world import messages as world_messages

_ = app.http_errors, app.models.errors  # their classes join the tree of errors

DOCS = CHECKOUT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *(DOCS / "decisions").glob("*.md"), CHECKOUT / "README.md"])
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
PATH_IN_CODE = re.compile(r"`((?:[a-z_]+/)+[\w./-]+|pyproject\.toml)`")


@cache
def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def missing_from(name: str, words: Iterable[str]) -> list[str]:
    """Words that stand nowhere on the page as `code`, alone or at the head of a signature."""
    return [word for word in words if not re.search(rf'[`"(|]\s*{re.escape(word)}(?![\w-])', page(name))]


def test_every_setting_is_explained() -> None:
    variables = [f"MADANG_{name.upper()}" for name in Settings.model_fields]
    assert missing_from("operations.md", variables) == []


def test_no_setting_is_explained_that_is_none() -> None:
    named = set(re.findall(r"MADANG_[A-Z_]+[A-Z]", page("operations.md")))
    assert named - {f"MADANG_{name.upper()}" for name in Settings.model_fields} == set()


def test_every_error_code_is_explained() -> None:
    codes = {kind.code for kind in (MadangError, *_descendants(MadangError))}
    assert missing_from("protocol.md", sorted(codes)) == []


@pytest.mark.parametrize(
    "kinds",
    [
        pytest.param(EVENT_TYPES, id="talk events"),
        pytest.param(CLIENT_TYPES, id="messages of the client"),
        pytest.param(SERVER_TYPES, id="messages of the server"),
        pytest.param(MEDIA_TYPES, id="messages on the clock of the sound"),
        pytest.param(get_args(CloseReason), id="reasons for the end of a talk"),
        pytest.param(get_args(QueueState), id="states of the wait"),
        pytest.param(get_args(DriverKind), id="drivers"),
        pytest.param([state.value for state in State], id="states of a version"),
        pytest.param([state.value for state in JobState], id="states of an import"),
        pytest.param([state.value for state in FileState], id="states of an imported file"),
        pytest.param(get_args(WarningCode), id="warnings of an import"),
        pytest.param([state.value for state in ProposalState], id="states of a proposal"),
        pytest.param([*get_args(FoundBy), *get_args(QuestionOrigin)], id="how a proposal came about"),
    ],
)
def test_every_message_is_explained(kinds: Iterable[str]) -> None:
    assert missing_from("protocol.md", kinds) == []


def test_every_mouth_shape_is_named() -> None:
    assert f"`{' '.join(get_args(VisemeName))}`" in page("protocol.md")


def test_every_message_of_the_world_is_explained() -> None:
    kinds = [model for model in vars(world_messages).values() if hasattr(model, "model_fields")]
    names = [get_args(kind.model_fields["type"].annotation)[0] for kind in kinds if "type" in kind.model_fields]
    assert len(names) >= 9
    assert missing_from("protocol.md", names) == []


def test_every_path_is_explained() -> None:
    operations = list(_operations())
    assert {"POST /api/offer", "PATCH /api/offer", "GET /healthz", "POST /api/talks"} <= set(operations)
    assert [path for path in operations if not _stands(path)] == []


def test_every_websocket_is_explained() -> None:
    assert "WS /api/world/{space}" in page("protocol.md")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(get_args(AnswerStatus), id="statuses"),
        pytest.param(get_args(HandoffReason), id="reasons for a person"),
        pytest.param(get_args(SectionKind), id="kinds of section"),
        pytest.param(get_args(SourceKind), id="kinds of source"),
        pytest.param([state.value for state in State], id="states of a version"),
        pytest.param([role.value for role in Role], id="roles"),
    ],
)
def test_every_word_of_the_domain_has_a_line_in_the_glossary(words: Iterable[str]) -> None:
    assert missing_from("glossary.md", words) == []


def test_every_line_of_the_glossary_says_something() -> None:
    rows = [line for line in page("glossary.md").splitlines() if line.startswith("| `")]
    assert [row for row in rows if len(row.strip("| ").rsplit("|", 1)[-1].strip()) < 4] == []


def test_links_lead_somewhere() -> None:
    dead = [
        f"{source.name}: {target}"
        for source in PAGES
        for target in LINK.findall(source.read_text("utf-8"))
        if "://" not in target and not (source.parent / target.partition("#")[0]).exists()
    ]
    assert dead == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: cast("Path", path).stem)
def test_every_decision_fits_a_page_and_names_the_check_that_enforces_it(decision: Path) -> None:
    text = decision.read_text("utf-8")
    assert text.startswith(f"# {decision.name[:4]}: ")
    assert len(text.splitlines()) <= 60
    _, _, checked = text.partition("**Checked by**")
    paths = PATH_IN_CODE.findall(checked)
    assert paths
    assert [path for path in paths if not (CHECKOUT / path).exists()] == []


def _descendants(kind: type[MadangError]) -> Iterator[type[MadangError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _descendants(child)


def _operations() -> Iterator[str]:
    """`POST /api/talks` and so on, out of the OpenAPI page in a process of its own: it builds the whole application."""
    made = subprocess.run([sys.executable, "-m", "app.openapi"], cwd=CHECKOUT, capture_output=True, check=True)
    paths = cast("dict[str, dict[str, Any]]", json.loads(made.stdout)["paths"])
    for path, methods in paths.items():
        yield from (f"{method.upper()} {path}" for method in methods)


def _stands(operation: str) -> bool:
    """Path parameters may have another name on the page."""
    pattern = re.sub(r"\\\{\w+\\\}", r"\\{\\w+\\}", re.escape(operation))
    return re.search(rf"`{pattern}(?![\w/])", page("protocol.md")) is not None
