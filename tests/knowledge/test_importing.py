"""Files into documents, whole or not at all."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from app.database import Sessions, open_engine, open_sessions
from core.errors import InvalidInput
from knowledge.bundling import live_contents
from knowledge.importing import import_file, read_lines
from knowledge.lifecycle import OPERATOR, State
from knowledge.loading import Loadable
from knowledge.locators import Locator
from knowledge.procedure import Part, PlainDocument, stored
from knowledge.starter import read_starter
from knowledge.store import KnowledgeStore
from knowledge.views import Filters
from tests.fakes.database import migrated_copy
from tests.knowledge.conftest import CURATOR, Calendar, move_in_report, published, seen


def line(document_id: str = "w1", **fields: object) -> str:
    given = {"id": document_id, "title": "수당", "text": "매월 수당을 지급합니다."} | fields
    return json.dumps(given, ensure_ascii=False)


def file(folder: Path, *lines: str) -> Path:
    path = folder / "documents.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


async def heard(store: KnowledgeStore, document_id: str, day: date = date(2026, 11, 22)) -> list[str]:
    return [passage.text for passage in await store.document(document_id, as_of=day, language="ko")]


async def test_imported_documents_wait_as_drafts(store: KnowledgeStore, tmp_path: Path) -> None:
    report = await import_file(store, file(tmp_path, line("w1"), "", line("w2")), "welfare")
    assert (report.created, report.published, report.revision) == (2, 0, None)
    page = await store.page(Filters(collection="welfare"))
    assert [(item.id, item.state) for item in page.items] == [("w1", State.DRAFT), ("w2", State.DRAFT)]


async def test_the_operator_imports_and_publishes_in_one_go(store: KnowledgeStore, tmp_path: Path) -> None:
    path = file(
        tmp_path,
        line(questions=["수당 얼마예요?"], effective_from="2026-01-01", effective_until="2026-12-31",
             source_url="https://seoul.go.kr/w1", locator="12쪽"),
    )  # fmt: skip
    done: list[tuple[int, int]] = []
    report = await import_file(store, path, "welfare", publish=True, progress=lambda n, total: done.append((n, total)))
    assert (report.created, report.published, done) == (1, 1, [(1, 1)])
    [passage] = await store.document("w1", as_of=date(2026, 6, 1), language="en")
    assert (passage.language, passage.section, passage.effective_until) == ("ko", "text", date(2026, 12, 31))
    assert (passage.sources[0].kind, passage.sources[0].article) == ("document", "12쪽")
    assert await heard(store, "w1", date(2027, 1, 1)) == []
    audit = await store.audit("w1")
    assert {(entry.actor, entry.note) for entry in audit} == {(OPERATOR.name, "import of documents.jsonl")}


async def test_importing_again_changes_only_what_changed(store: KnowledgeStore, tmp_path: Path) -> None:
    await import_file(store, file(tmp_path, line("w1"), line("w2")), "welfare", publish=True)
    changed = file(tmp_path, line("w1"), line("w2", text="수당이 올랐습니다."), line("w3"))
    report = await import_file(store, changed, "welfare", publish=True)
    assert (report.created, report.changed, report.unchanged, report.published) == (1, 1, 1, 2)
    assert await heard(store, "w2") == ["수당이 올랐습니다."]
    assert [v.state for v in (await store.detail("w2")).versions] == [State.PUBLISHED, State.SUPERSEDED]


async def test_drafts_are_published_by_importing_the_same_file(store: KnowledgeStore, tmp_path: Path) -> None:
    path = file(tmp_path, line("w1"))
    await import_file(store, path, "welfare")
    report = await import_file(store, path, "welfare", publish=True)
    assert (report.created, report.unchanged, report.published) == (0, 1, 1)
    assert len((await store.detail("w1")).versions) == 1


async def test_a_rule_with_later_dates_stands_beside_the_old_one(store: KnowledgeStore, tmp_path: Path) -> None:
    await import_file(store, file(tmp_path, line(text="3만원입니다.")), "welfare", publish=True)
    later = file(tmp_path, line(text="5만원입니다.", effective_from="2027-01-01"))
    await import_file(store, later, "welfare", publish=True)
    assert await heard(store, "w1") == ["3만원입니다."]
    assert await heard(store, "w1", date(2027, 1, 1)) == ["5만원입니다."]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([line(), "{"], "line 2: is no JSON"),
        ([line(), "[1]"], "line 2: is no JSON object"),
        ([json.dumps({"id": "a", "title": "b"})], "line 1: `text`: Field required"),
        ([line(title=" ")], "line 1: `title`"),
        ([line(effective_from="1. Januar")], "line 1: `effective_from`"),
        ([line("a b")], "line 1: `id`"),
        ([line(source_url="seoul.go.kr")], "line 1: `source_url`"),
        ([line(questions="왜?")], "line 1: `questions`"),
        ([""], "there is no document"),
    ],
)
def test_a_bad_line_is_named_by_its_number(lines: list[str], message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_lines(lines, "welfare")
    assert message in str(caught.value)


def test_all_bad_lines_are_named_up_to_twenty() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_lines(["{"] * 25, "welfare")
    assert str(caught.value).count("\n") == 20
    assert str(caught.value).endswith("and 5 more")


def test_what_a_spreadsheet_writes_for_nothing_is_nothing() -> None:
    [item] = read_lines([line(7, effective_from=None, effective_until="", questions=None, locator="")], "welfare")  # type: ignore[arg-type]
    assert (item.content.id, item.content.effective_from, item.content.effective_until) == ("7", None, None)


async def test_one_bad_document_leaves_everything_out(store: KnowledgeStore, tmp_path: Path) -> None:
    await published(store, move_in_report())
    draft = await store.edit(move_in_report(questions=[]), CURATOR, seen=seen(await store.detail("move-in-report")))
    path = file(
        tmp_path,
        line("w1"),
        line("move-in-report"),
        line("w2", effective_from="2027-01-02", effective_until="2027-01-01"),
    )
    with pytest.raises(InvalidInput) as caught:
        await import_file(store, path, "complaints", publish=True)
    assert str(caught.value).splitlines() == [
        "line 2: `move-in-report` is there already, as a procedure",
        "line 3: `effective_until`: 2027-01-01 is before effective_from, 2027-01-02",
    ]
    assert [item.id for item in (await store.page(Filters())).items] == ["move-in-report"]
    assert await store.revision() == 1
    assert draft.open is not None


async def test_an_id_stands_in_one_file_once(store: KnowledgeStore, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="line 3: the id `w1` stands in line 1 already"):
        await import_file(store, file(tmp_path, line("w1"), line("w2"), line("w1")), "welfare")


async def test_an_import_never_overwrites_what_a_curator_works_on(store: KnowledgeStore, tmp_path: Path) -> None:
    path = file(tmp_path, line("w1"))
    await import_file(store, path, "welfare", publish=True)
    live = (await store.detail("w1")).live
    assert live is not None
    await store.edit(live.content, CURATOR, seen=seen(await store.detail("w1")))
    with pytest.raises(InvalidInput, match="is being worked on by Kim"):
        await import_file(store, file(tmp_path, line("w1", text="다른 글")), "welfare", publish=True)


async def test_an_import_never_overwrites_what_another_changed_in_its_draft(
    store: KnowledgeStore, tmp_path: Path
) -> None:
    await import_file(store, file(tmp_path, line("w1")), "welfare")
    detail = await store.detail("w1")
    assert detail.open is not None
    await store.edit(detail.open.content.model_copy(update={"title": "고친 제목"}), CURATOR, seen=seen(detail))
    with pytest.raises(InvalidInput, match="changed by others"):
        await import_file(store, file(tmp_path, line("w1", text="다른 글")), "welfare", publish=True)


async def test_a_withdrawn_document_returns_only_when_the_operator_says_so(
    store: KnowledgeStore, tmp_path: Path
) -> None:
    path = file(tmp_path, line("w1"))
    await import_file(store, path, "welfare", publish=True)
    await store.withdraw("w1", OPERATOR, reason="틀림")
    await import_file(store, path, "welfare")
    assert await heard(store, "w1") == []
    await import_file(store, path, "welfare", publish=True)
    assert len(await heard(store, "w1")) == 1


async def test_a_thousand_documents_go_in_together(store: KnowledgeStore, tmp_path: Path, calendar: Calendar) -> None:
    path = file(tmp_path, *(line(f"w{number}") for number in range(1_200)))
    done: list[int] = []
    report = await import_file(store, path, "welfare", publish=True, progress=lambda n, _total: done.append(n))
    assert (report.created, report.published, report.revision, done) == (1_200, 1_200, 1, [500, 1_000, 1_200])
    assert len([item async for item in store.published()]) == 1_200


async def test_markdown_is_one_document_under_its_heading(store: KnowledgeStore, tmp_path: Path) -> None:
    path = tmp_path / "waste.md"
    path.write_text("# 대형 폐기물\n\n구청에 신고합니다.\n", "utf-8")
    await import_file(store, path, "guide", publish=True)
    [passage] = await store.document("waste", as_of=date(2026, 11, 22), language="ko")
    assert (passage.title, passage.text) == ("대형 폐기물", "구청에 신고합니다.")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.png", b"\x89PNG\r\n", "`a.png` is a picture"),
        ("a.jsonl", b"\xff\xfe\x00", "cannot be read as UTF-8"),
        ("a.jsonl", None, "no such file"),
        ("a.txt", b"  ", "`a.txt` holds no text"),
    ],
)
async def test_a_file_that_cannot_be_read_says_why(
    store: KnowledgeStore, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidInput) as caught:
        await import_file(store, tmp_path / name, "guide")
    assert message in str(caught.value)


async def test_what_was_exported_as_lines_comes_back_with_the_same_contents_as_drafts(
    store: KnowledgeStore, sessions: Sessions, calendar: Calendar, tmp_path: Path
) -> None:
    plain = PlainDocument(id="w1", collection="complaints", title="수당", text="매월 수당을 지급합니다.\n끝.")
    parts = (Part(text="매월 수당을 지급합니다.", locator=Locator("수당.hwpx", path=("제1조",))),)
    await published(store, move_in_report(effective_from="2026-01-01"))
    await store.load([Loadable("w1", plain.model_copy(update={"parts": parts}))], OPERATOR, publish=True)
    lines = await live_contents(sessions, "complaints", date(2026, 11, 22))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    engine = open_engine(migrated_copy(elsewhere))
    there = KnowledgeStore(open_sessions(engine), calendar)
    report = await import_file(there, file(tmp_path, *lines), "complaints", actor=CURATOR)
    assert (report.created, report.published) == (2, 0)
    drafts = [await there.detail(document_id) for document_id in ("move-in-report", "w1")]
    assert [detail.open.summary.state for detail in drafts if detail.open] == [State.DRAFT] * 2
    assert [stored(detail.open.content) for detail in drafts if detail.open] == lines
    await engine.dispose()


def test_every_procedure_of_the_starter_set_can_be_exported_and_imported() -> None:
    procedures = read_starter()
    items = read_lines([stored(procedure) for procedure in procedures], "elsewhere")
    assert [item.content for item in items] == [
        procedure.model_copy(update={"collection": "elsewhere"}) for procedure in procedures
    ]


def test_a_line_that_only_looks_like_an_export_is_read_as_a_line() -> None:
    [item] = read_lines([line(kind="document", ours="1")], "welfare")
    assert (item.content.id, item.content.kind) == ("w1", "document")


def test_a_procedure_that_is_none_is_named_by_its_line() -> None:
    with pytest.raises(InvalidInput, match=r"line 1: `title`"):
        read_lines(['{"kind": "procedure", "id": "a", "title": "전입"}'], "complaints")
