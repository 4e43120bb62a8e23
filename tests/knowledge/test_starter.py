"""The starter set goes in once, and people's work stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.errors import InvalidInput
from knowledge.checking import problems
from knowledge.starter import load_starter, read_starter
from knowledge.store import KnowledgeStore
from tests.knowledge.conftest import ADMIN, CURATOR, move_in_report, seen

TOML = """
id = "{id}"
collection = "guide"
[title]
ko = "{title}"
[[sections]]
kind = "where"
ko = "1층입니다."
sources = ["notice"]
[[sources]]
key = "notice"
kind = "notice"
name = "안내"
evidence = "1층"
text_version = 2026-01-01
"""


def write(folder: Path, document_id: str = "lobby", title: str = "로비", **changes: str) -> Path:
    path = folder / "guide" / f"{changes.get('stem', document_id)}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TOML.format(id=document_id, title=title) + changes.get("more", ""), "utf-8")
    return folder


async def titles(store: KnowledgeStore) -> list[str]:
    passages = await store.document("lobby", as_of=date(2026, 11, 22), language="ko")
    return [passage.title for passage in passages]


async def test_the_set_is_published_once(store: KnowledgeStore, tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert (await load_starter(store, folder)).published == 1
    assert (await load_starter(store, folder)).published == 0
    assert await titles(store) == ["로비"]
    assert {(line.actor, line.note) for line in await store.audit("lobby")} == {("starter set", "starter set")}


async def test_a_newer_set_replaces_what_only_the_set_wrote(store: KnowledgeStore, tmp_path: Path) -> None:
    await load_starter(store, write(tmp_path))
    assert (await load_starter(store, write(tmp_path, title="새 로비"))).changed == 1
    assert await titles(store) == ["새 로비"]


async def test_a_curators_draft_is_left_alone(store: KnowledgeStore, tmp_path: Path) -> None:
    await load_starter(store, write(tmp_path))
    live = (await store.detail("lobby")).live
    assert live is not None
    await store.edit(live.content, CURATOR, seen=seen(await store.detail("lobby")))
    await load_starter(store, write(tmp_path, title="새 로비"))
    assert await titles(store) == ["로비"]


async def test_what_was_withdrawn_does_not_return(store: KnowledgeStore, tmp_path: Path) -> None:
    await load_starter(store, write(tmp_path))
    await store.withdraw("lobby", ADMIN, reason="닫음")
    assert (await load_starter(store, write(tmp_path))).published == 0
    assert await titles(store) == []


async def test_a_document_that_a_person_made_first_is_left_alone(store: KnowledgeStore, tmp_path: Path) -> None:
    await store.create(move_in_report(id="lobby", collection="guide"), CURATOR)
    assert (await load_starter(store, write(tmp_path))).created == 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"more": "oops"}, "guide/lobby.toml"),
        ({"more": "colour = 'red'"}, "`sources.0.colour`"),
        ({"stem": "hall"}, "guide/hall.toml: holds `lobby`"),
    ],
)
async def test_a_wrong_file_is_named(
    store: KnowledgeStore, tmp_path: Path, changes: dict[str, str], message: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        await load_starter(store, write(tmp_path, **changes))
    assert message in str(caught.value)


def test_the_real_set_can_be_published_as_it_stands() -> None:
    blocking = {
        (procedure.id, problem.path, problem.message)
        for procedure in read_starter()
        for problem in problems(procedure, today=date(2026, 11, 29))
        if problem.is_blocking
    }
    assert blocking == set()
