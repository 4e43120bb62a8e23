"""Conflicts follow what is published, and a ruling lasts until either version changes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.database import Sessions
from core.errors import NotFound
from knowledge.conflicts import REOPENED, RULED, Conflicts, FoundConflict
from knowledge.procedure import PlainDocument
from knowledge.store import KnowledgeStore
from retrieval.tokens import KiwiTokenizer
from tests.knowledge.conftest import ADMIN, APPROVER, CURATOR, Calendar, move_in_report, published, seen

KIWI = KiwiTokenizer()


@pytest.fixture
def conflicts(store: KnowledgeStore, sessions: Sessions, calendar: Calendar) -> Conflicts:
    return Conflicts(store, sessions, calendar, KIWI.terms)


def leaflet(text: str, **changes: object) -> PlainDocument:
    given = {"id": "leaflet", "collection": "complaints", "title": "이사 안내", "text": text}
    return PlainDocument.model_validate(given | changes)


async def publish(store: KnowledgeStore, document: PlainDocument) -> None:
    known = await store.written_by_others(ADMIN, [document.id])
    if known:
        detail = await store.edit(document, CURATOR, seen=seen(await store.detail(document.id)))
    else:
        detail = await store.create(document, CURATOR)
    detail = await store.submit(document.id, CURATOR, seen=seen(detail))
    await store.publish(document.id, APPROVER, seen=seen(detail))


async def listed(conflicts: Conflicts) -> tuple[FoundConflict, ...]:
    await conflicts.refresh()
    return (await conflicts.found()).items


WRONG = "이사하면 전입한 날부터 30일 이내에 전입신고를 해야 합니다."
RIGHT = "이사하면 전입한 날부터 2주 이내에 전입신고를 해야 합니다."


async def test_a_published_contradiction_is_shown_with_both_passages(
    store: KnowledgeStore, conflicts: Conflicts
) -> None:
    await published(store, move_in_report())
    await publish(store, leaflet(WRONG))
    (found,) = await listed(conflicts)
    sides = {side.passage.document_id: side for side in (found.first, found.second)}
    assert (found.kind, found.dimension) == ("contradiction", "time")
    assert {name: side.figure for name, side in sides.items()} == {"move-in-report": "14일", "leaflet": "30일"}
    told = sides["move-in-report"]
    assert told.passage.text[told.start : told.end] == "14일"
    assert told.passage.sources[0].locator == "주민등록법 제16조제1항"


async def test_it_is_gone_once_the_wrong_one_is_mended_or_withdrawn(
    store: KnowledgeStore, conflicts: Conflicts
) -> None:
    await published(store, move_in_report())
    await publish(store, leaflet(WRONG))
    assert len(await listed(conflicts)) == 1
    await publish(store, leaflet(RIGHT))
    assert await listed(conflicts) == ()
    await publish(store, leaflet(WRONG))
    assert len(await listed(conflicts)) == 1
    await store.withdraw("leaflet", APPROVER, reason="틀렸습니다")
    assert await listed(conflicts) == ()


async def test_a_ruling_is_remembered_until_either_version_changes(store: KnowledgeStore, conflicts: Conflicts) -> None:
    await published(store, move_in_report())
    await publish(store, leaflet(WRONG))
    (found,) = await listed(conflicts)
    ids = found.first.passage.id, found.second.passage.id
    await conflicts.rule(*ids, CURATOR, reason="농어촌 특례")
    (ruled,) = await listed(conflicts)
    assert ruled.ruling is not None
    assert (ruled.ruling.actor, ruled.ruling.reason) == ("Kim", "농어촌 특례")
    await publish(store, leaflet(WRONG.replace("30일", "40일")))
    (anew,) = await listed(conflicts)
    assert anew.ruling is None


async def test_a_ruling_can_be_taken_back_and_both_stand_in_the_audit(
    store: KnowledgeStore, conflicts: Conflicts
) -> None:
    await published(store, move_in_report())
    await publish(store, leaflet(WRONG))
    (found,) = await listed(conflicts)
    ids = found.first.passage.id, found.second.passage.id
    await conflicts.rule(ids[1], ids[0], CURATOR, reason="다른 경우")
    await conflicts.reopen(*ids, APPROVER)
    (open_again,) = await listed(conflicts)
    assert open_again.ruling is None
    actions = [(line.actor, line.action) for line in await store.audit("leaflet")]
    assert actions[:2] == [("Lee", REOPENED), ("Kim", RULED)]
    with pytest.raises(NotFound):
        await conflicts.reopen(*ids, APPROVER)


async def test_what_is_no_pair_cannot_be_ruled_on(conflicts: Conflicts) -> None:
    with pytest.raises(NotFound):
        await conflicts.rule("a#text@1", "b#text@1", CURATOR, reason="없음")


async def test_a_draft_is_warned_of_what_it_would_contradict(store: KnowledgeStore, conflicts: Conflicts) -> None:
    await published(store, move_in_report())
    await conflicts.refresh()
    (warned,) = await conflicts.of_draft(leaflet(WRONG))
    assert warned.second.passage.document_id == "move-in-report"
    assert await conflicts.of_draft(leaflet(RIGHT)) == ()


async def test_a_new_version_does_not_contradict_the_one_it_replaces(
    store: KnowledgeStore, conflicts: Conflicts
) -> None:
    await published(store, move_in_report())
    await conflicts.refresh()
    found = await conflicts.of_draft(move_in_report(deadline="전입한 날부터 20일 이내에 전입신고를 해야 합니다."))
    assert [one.kind for one in found] == ["translation"]  # its English still says 14 days


async def test_a_conflict_that_is_still_to_come_says_from_when(
    store: KnowledgeStore, conflicts: Conflicts, calendar: Calendar
) -> None:
    await published(store, move_in_report())
    await publish(store, leaflet(WRONG, effective_from="2027-01-01", effective_until="2027-12-31"))
    (found,) = await listed(conflicts)
    assert str(found.since) == "2027-01-01"
    calendar.pass_days(800)
    assert await listed(conflicts) == ()


class Unrelated:
    """Says of every two clauses that they are about different things."""

    def of(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        assert all("○" in text for pair in pairs for text in pair)
        return [0.0 for _ in pairs]


async def test_clauses_that_mean_different_things_rank_lower(
    store: KnowledgeStore, sessions: Sessions, calendar: Calendar, conflicts: Conflicts
) -> None:
    await published(store, move_in_report())
    await publish(store, leaflet(WRONG))
    (by_words,) = await listed(conflicts)
    (by_meaning,) = await listed(Conflicts(store, sessions, calendar, KIWI.terms, Unrelated()))
    assert by_meaning.score == pytest.approx(by_words.score / 2, abs=0.002)


async def test_the_search_takes_breath_and_curators_do_not_wait_for_it(
    store: KnowledgeStore, conflicts: Conflicts
) -> None:
    await published(store, move_in_report())
    await publish(store, leaflet(WRONG))
    breaths = 0

    async def breathe() -> None:
        nonlocal breaths
        breaths += 1
        assert not (await conflicts.found()).items  # all at once, or nothing
        await conflicts.of_draft(leaflet(WRONG, id="draft"))

    await conflicts.refresh(breathe)
    assert breaths == 2 + 2 + 1  # two documents learned, two compared, one handful of pairs weighed
    assert (await conflicts.found()).items
