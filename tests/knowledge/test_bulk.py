"""A folder or an archive into the knowledge base: each file whole or not at all, none kept out by another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.errors import FileEmpty, InvalidInput, UnreadableFile
from knowledge.bulk import BulkImport
from knowledge.lifecycle import State
from knowledge.procedure import PlainDocument
from knowledge.store import KnowledgeStore
from knowledge.views import Filters
from tests.knowledge.parsing.packed import FIXTURES, docx, p, zipped
from tests.knowledge.test_importing import line

TODAY = date(2026, 11, 22)
PUBLISHING = BulkImport("guide", publish=True)


def folder(root: Path) -> Path:
    """Two good files and three bad ones."""
    files = root / "files"
    files.mkdir()
    docx(files / "여권.docx", p("여권은 구청에서 받습니다."))
    (files / "수당.jsonl").write_text(f"{line('w1')}\n{line('w2')}\n", "utf-8")
    (files / "틀림.jsonl").write_text(f"{line('w3')}\n{{\n", "utf-8")
    (files / "빈.txt").write_bytes(b"")
    (files / "그림.png").write_bytes(b"\x89PNG")
    return files


async def test_good_files_are_loaded_and_bad_ones_named(store: KnowledgeStore, tmp_path: Path) -> None:
    report = await PUBLISHING.run(store, folder(tmp_path))
    assert (report.total.created, report.total.published) == (3, 3)
    assert [(outcome.name, type(outcome.error)) for outcome in report.failed] == [
        ("그림.png", report.failed[0].error.__class__),
        ("빈.txt", FileEmpty),
        ("틀림.jsonl", InvalidInput),
    ]
    assert "line 2: is no JSON" in str(report.failed[2].error)
    page = await store.page(Filters(collection="guide"))
    assert sorted(item.id for item in page.items) == ["w1", "w2", "여권.docx"]


async def test_importing_again_changes_only_what_changed(store: KnowledgeStore, tmp_path: Path) -> None:
    files = folder(tmp_path)
    await PUBLISHING.run(store, files)
    docx(files / "여권.docx", p("여권은 구청에서 받습니다."))
    again = await PUBLISHING.run(store, files)
    assert (again.total.created, again.total.changed, again.total.unchanged) == (0, 0, 3)
    docx(files / "여권.docx", p("여권은 시청에서 받습니다."))
    changed = await PUBLISHING.run(store, files)
    assert (changed.total.changed, changed.total.unchanged) == (1, 2)


async def test_a_file_in_an_archive_is_the_one_in_the_folder(store: KnowledgeStore, tmp_path: Path) -> None:
    files = folder(tmp_path)
    await PUBLISHING.run(store, files)
    members = {path.name: path.read_bytes() for path in sorted(files.iterdir())}
    report = await PUBLISHING.run(store, zipped(tmp_path / "a.zip", members))
    assert (report.total.unchanged, len(report.failed)) == (3, 3)


async def test_progress_goes_through_the_files(store: KnowledgeStore, tmp_path: Path) -> None:
    told: list[tuple[str, int, int, float]] = []
    files = {"가.txt": "하나", "나.pdf": (FIXTURES / "passport.pdf").read_bytes()}
    path = zipped(tmp_path / "a.zip", files)
    await PUBLISHING.run(store, path, lambda name, done, total, share: told.append((name, done, total, share)))
    assert told[0] == ("가.txt", 0, 2, 0.0)
    assert told[-1] == ("나.pdf", 2, 2, 1.0)
    assert [done + share for _, done, _, share in told[:-1]] == sorted(done + share for _, done, _, share in told[:-1])


async def test_a_citation_says_where_it_stands(store: KnowledgeStore, tmp_path: Path) -> None:
    await PUBLISHING.run(store, FIXTURES / "guide.hwpx")
    passages = await store.document("guide.hwpx", as_of=TODAY, language="ko")
    assert {passage.title for passage in passages} == {"전입신고 안내"}
    assert [(passage.text, passage.sources[0].article) for passage in passages[-3:]] == [
        (
            "구분: 재발급\n수수료 방문: 5,000원\n수수료 온라인: 4,500원",
            "guide.hwpx, 제2장 신고 > 제5조(기한) > ②, 표 1, 3행",
        ),
        ("구분: 재발급\n수수료 방문 · 수수료 온라인: 무료", "guide.hwpx, 제2장 신고 > 제5조(기한) > ②, 표 1, 4행"),
        ("끝.", "guide.hwpx, 제2장 신고 > 제5조(기한) > ②"),
    ]


async def test_the_text_to_edit_is_all_that_the_passages_say(store: KnowledgeStore) -> None:
    await BulkImport("guide").run(store, FIXTURES / "guide.hwpx")
    opened = (await store.detail("guide.hwpx")).open
    assert opened is not None
    content = opened.content
    assert isinstance(content, PlainDocument)
    assert opened.summary.state is State.DRAFT
    assert content.text == "\n".join(part.text for part in content.parts)


async def test_an_archive_that_cannot_be_opened_is_one_error(store: KnowledgeStore, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        await PUBLISHING.run(store, tmp_path / "a.zip")
