"""A collection goes from one database into another with its history, or not at all."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.database import Sessions, open_engine, open_sessions
from core.errors import Conflict, InvalidInput, NotFound
from knowledge.audit import check
from knowledge.bundle import Bundle, packed, public_key, unpacked
from knowledge.bundling import IMPORTED, exported, imported, live_contents
from knowledge.lifecycle import OPERATOR, State
from knowledge.store import KnowledgeStore
from tests.fakes.database import migrated_copy
from tests.knowledge.conftest import APPROVER, Calendar, drafted, move_in_report, published, seen

ID = "move-in-report"
KEY = Ed25519PrivateKey.generate()


@pytest.fixture
async def elsewhere(tmp_path: Path) -> AsyncIterator[Sessions]:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    engine = open_engine(migrated_copy(folder))
    yield open_sessions(engine)
    await engine.dispose()


async def carried(store: KnowledgeStore, sessions: Sessions, calendar: Calendar) -> Bundle:
    """Two versions published and a third one scheduled, through a signed file."""
    await published(store, move_in_report())
    await published(store, move_in_report(deadline="전입한 날부터 14일 안에 신고합니다.", effective_from="2026-11-01"))
    detail = await drafted(store, move_in_report(deadline="14일 안입니다."))
    await store.publish(ID, APPROVER, seen=seen(detail), on=date(2027, 1, 15))
    return unpacked(packed(await exported(sessions, "complaints", calendar), KEY), trusted={public_key(KEY)})


async def test_a_document_arrives_with_every_version_its_state_and_its_audit(
    store: KnowledgeStore, sessions: Sessions, elsewhere: Sessions, calendar: Calendar
) -> None:
    bundle = await carried(store, sessions, calendar)
    report = await imported(elsewhere, bundle, OPERATOR, calendar, existing="refuse")
    there = KnowledgeStore(elsewhere, calendar)
    assert (report.imported, report.existing) == (1, ())
    mine, theirs = await store.detail(ID), await there.detail(ID)
    assert theirs == mine
    for day in (date(2026, 10, 1), date(2026, 11, 22)):
        same = [p.text for p in await store.document(ID, as_of=day, language="ko")]
        assert [p.text for p in await there.document(ID, as_of=day, language="ko")] == same
    lines = await there.audit(ID)
    assert lines[0].action == IMPORTED
    assert [line.action for line in lines[1:]] == [line.action for line in await store.audit(ID)]
    assert (await check(elsewhere, calendar.now())).is_whole


async def test_what_is_published_there_afterwards_speaks(
    store: KnowledgeStore, sessions: Sessions, elsewhere: Sessions, calendar: Calendar
) -> None:
    for number in range(3):
        await published(store, move_in_report(deadline=f"{number + 10}일 안에 신고합니다."))
    bundle = await exported(sessions, "complaints", calendar)
    await imported(elsewhere, bundle, OPERATOR, calendar, existing="refuse")
    there = KnowledgeStore(elsewhere, calendar)
    await published(there, move_in_report(deadline="20일 안에 신고합니다."))
    spoken = await there.document(ID, as_of=date(2026, 11, 22), language="ko")
    assert spoken[0].text == "20일 안에 신고합니다."
    texts = [item async for item in there.published()]
    assert [item.document_id for item in texts] == [ID]


async def test_what_is_there_already_is_refused_let_be_or_drafted(
    store: KnowledgeStore, sessions: Sessions, elsewhere: Sessions, calendar: Calendar
) -> None:
    bundle = await carried(store, sessions, calendar)
    there = KnowledgeStore(elsewhere, calendar)
    await published(there, move_in_report(deadline="여기는 이미 다르게 씁니다."))
    with pytest.raises(Conflict, match=ID):
        await imported(elsewhere, bundle, OPERATOR, calendar, existing="refuse")
    skipped = await imported(elsewhere, bundle, OPERATOR, calendar, existing="skip")
    assert (skipped.imported, skipped.drafted, skipped.existing) == (0, 0, (ID,))
    assert (await there.detail(ID)).open is None
    drafts = await imported(elsewhere, bundle, OPERATOR, calendar, existing="draft")
    assert drafts.drafted == 1
    detail = await there.detail(ID)
    assert detail.open is not None
    assert detail.live is not None
    assert (detail.open.summary.state, detail.live.summary.version) == (State.DRAFT, 1)


async def test_a_bundle_with_one_wrong_version_changes_nothing(
    store: KnowledgeStore, sessions: Sessions, elsewhere: Sessions, calendar: Calendar
) -> None:
    bundle = await carried(store, sessions, calendar)
    bundle.versions[1]["state"] = "gone"
    with pytest.raises(InvalidInput):
        await imported(elsewhere, bundle, OPERATOR, calendar, existing="refuse")
    with pytest.raises(NotFound):
        await KnowledgeStore(elsewhere, calendar).detail(ID)


async def test_lines_hold_what_is_heard_on_the_day(store: KnowledgeStore, sessions: Sessions) -> None:
    await published(store, move_in_report())
    await drafted(store, move_in_report(deadline="초안입니다."))
    (line,) = await live_contents(sessions, "complaints", date(2026, 11, 22))
    assert json.loads(line)["id"] == ID
    assert "초안" not in line
    assert await live_contents(sessions, "nothing", date(2026, 11, 22)) == []
