"""The life of a document, from its first draft to its withdrawal, over a real database."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from core.bus import LocalBus
from core.errors import Conflict, Forbidden, InvalidInput, NotFound
from core.passages import DocumentTexts, Passage
from knowledge.lifecycle import OPERATOR, State
from knowledge.procedure import Section
from knowledge.store import TOPIC, KnowledgeStore, Seen
from knowledge.views import Filters
from tests.knowledge.conftest import (
    ADMIN,
    APPROVER,
    BOTH,
    CURATOR,
    Calendar,
    drafted,
    move_in_report,
    published,
    seen,
)

ID = "move-in-report"
TODAY = date(2026, 11, 22)
NEXT_YEAR = date(2027, 1, 1)


async def texts(store: KnowledgeStore, since: int = 0) -> list[DocumentTexts]:
    return [item async for item in store.published(changed_since=since)]


async def heard(store: KnowledgeStore, day: date = TODAY) -> list[Passage]:
    return await store.document(ID, as_of=day, language="ko")


async def test_two_people_bring_a_procedure_to_citizens(store: KnowledgeStore) -> None:
    detail = await store.create(move_in_report(), CURATOR)
    assert detail.open is not None
    assert (detail.open.summary.state, detail.live) == (State.DRAFT, None)
    await store.submit(ID, CURATOR, seen=seen(detail))
    assert await heard(store) == []
    detail = await store.publish(ID, APPROVER, seen=seen(await store.detail(ID)))
    assert detail.live is not None
    assert (detail.open, detail.live.summary.author, detail.live.summary.approver) == (None, "Kim", "Lee")
    assert [passage.section for passage in await heard(store)] == ["deadline", "penalty"]
    audit = await store.audit(ID)
    assert [(line.actor, line.action) for line in reversed(audit)] == [
        ("Kim", "drafted"),
        ("Kim", "submitted"),
        ("Lee", "published"),
    ]


async def test_an_id_is_taken_once(store: KnowledgeStore) -> None:
    await store.create(move_in_report(), CURATOR)
    with pytest.raises(Conflict, match=ID):
        await store.create(move_in_report(), CURATOR)


async def test_nobody_approves_what_they_edited(store: KnowledgeStore) -> None:
    detail = await store.create(move_in_report(), CURATOR)
    detail = await store.edit(move_in_report(questions=[]), BOTH, seen=seen(detail))
    await store.submit(ID, CURATOR, seen=seen(detail))
    with pytest.raises(Forbidden):
        await store.publish(ID, BOTH, seen=seen(detail))
    await store.publish(ID, APPROVER, seen=seen(detail))


async def test_the_second_of_two_editors_is_told_that_the_first_was_faster(store: KnowledgeStore) -> None:
    both_saw = seen(await store.create(move_in_report(), CURATOR))
    await store.edit(move_in_report(deadline="14일입니다."), CURATOR, seen=both_saw)
    with pytest.raises(Conflict, match="in the meantime"):
        await store.edit(move_in_report(deadline="15일입니다."), CURATOR, seen=both_saw)


async def test_an_approver_publishes_only_what_they_have_read(store: KnowledgeStore) -> None:
    first = await store.create(move_in_report(), CURATOR)
    await store.submit(ID, CURATOR, seen=seen(first))
    await store.reject(ID, CURATOR, seen=seen(first), comment="한 줄 더")
    second = await store.edit(move_in_report(questions=[]), CURATOR, seen=seen(first))
    await store.submit(ID, CURATOR, seen=seen(second))
    with pytest.raises(Conflict):
        await store.publish(ID, APPROVER, seen=seen(first))


async def test_an_unfinished_draft_is_kept_but_not_submitted(store: KnowledgeStore) -> None:
    detail = await store.create(move_in_report(sections=[]), CURATOR)
    with pytest.raises(InvalidInput, match="`sections`: add at least one section"):
        await store.submit(ID, CURATOR, seen=seen(detail))
    assert detail.open is not None
    assert [problem.path for problem in detail.open.problems if problem.is_blocking] == ["sections"]


async def test_sections_that_nobody_began_are_left_out_when_it_is_submitted(store: KnowledgeStore) -> None:
    whole = move_in_report()
    begun = whole.model_copy(update={"sections": (Section(kind="fee"), *whole.sections, Section(kind="where"))})
    detail = await store.create(begun, CURATOR)
    assert detail.open is not None
    assert detail.open.content == begun
    detail = await store.submit(ID, CURATOR, seen=seen(detail))
    assert detail.open is not None
    assert detail.open.content == whole


async def test_what_is_sent_back_tells_why(store: KnowledgeStore) -> None:
    detail = await drafted(store, move_in_report())
    detail = await store.reject(ID, APPROVER, seen=seen(detail), comment="출처를 더해 주세요")
    assert detail.open is not None
    assert (detail.open.summary.state, detail.open.summary.comment) == (State.DRAFT, "출처를 더해 주세요")


async def test_what_is_in_review_is_not_edited(store: KnowledgeStore) -> None:
    detail = await drafted(store, move_in_report())
    with pytest.raises(Conflict):
        await store.edit(move_in_report(questions=[]), CURATOR, seen=seen(detail))


async def test_a_correction_replaces_what_was_said(store: KnowledgeStore) -> None:
    await published(store, move_in_report())
    detail = await published(store, move_in_report(deadline="전입한 날부터 14일 안에 신고합니다."))
    assert [(v.version, v.state) for v in detail.versions] == [(2, State.PUBLISHED), (1, State.SUPERSEDED)]
    assert [passage.id for passage in await heard(store)] == [f"{ID}#deadline@2", f"{ID}#penalty@2"]
    [document] = await texts(store)
    assert {text.passage.version for text in document.texts} == {2}


async def test_a_rule_of_next_year_leaves_this_year_alone(store: KnowledgeStore, calendar: Calendar) -> None:
    await published(store, move_in_report())
    detail = await published(store, move_in_report(deadline="14일, 온라인만 됩니다.", effective_from=NEXT_YEAR))
    assert detail.live is not None
    assert detail.live.summary.superseded_on == NEXT_YEAR
    assert [v.state for v in detail.versions] == [State.PUBLISHED, State.PUBLISHED]
    assert (await heard(store))[0].effective_until == date(2026, 12, 31)
    assert (await heard(store, NEXT_YEAR))[0].version == 2
    [document] = await texts(store)
    assert {text.passage.version for text in document.texts} == {1, 2}
    calendar.pass_days(40)
    before = await store.revision()
    assert [v.state for v in (await store.detail(ID)).versions] == [State.PUBLISHED, State.SUPERSEDED]
    assert before == await store.revision()
    assert (await heard(store, TODAY))[0].version == 1


async def test_a_scheduled_version_is_heard_on_its_day(store: KnowledgeStore, calendar: Calendar) -> None:
    detail = await drafted(store, move_in_report())
    detail = await store.publish(ID, APPROVER, seen=seen(detail), on=date(2026, 11, 25))
    assert detail.versions[0].state is State.SCHEDULED
    assert (await store.revision(), await texts(store)) == (0, [])
    calendar.pass_days(3)
    assert await store.revision() == 1
    assert [document.document_id for document in await texts(store)] == [ID]
    line = (await store.audit(ID))[0]
    assert (line.actor, line.action, line.note) == ("timetable", "published", "as scheduled for 2026-11-25")


async def test_a_scheduled_version_can_be_published_early_or_sent_back(store: KnowledgeStore) -> None:
    detail = await drafted(store, move_in_report())
    detail = await store.publish(ID, APPROVER, seen=seen(detail), on=NEXT_YEAR)
    detail = await store.reject(ID, APPROVER, seen=seen(detail), comment="아직 아닙니다")
    assert detail.versions[0].publish_on is None
    detail = await store.submit(ID, CURATOR, seen=seen(detail))
    detail = await store.publish(ID, APPROVER, seen=seen(detail), on=NEXT_YEAR)
    detail = await store.publish(ID, APPROVER, seen=seen(detail))
    assert detail.live is not None


async def test_a_day_that_is_over_is_refused(store: KnowledgeStore) -> None:
    detail = await drafted(store, move_in_report())
    with pytest.raises(InvalidInput, match="is over"):
        await store.publish(ID, APPROVER, seen=seen(detail), on=date(2026, 11, 21))


async def test_what_is_withdrawn_is_forgotten_at_once_and_does_not_return(store: KnowledgeStore) -> None:
    await published(store, move_in_report())
    await published(store, move_in_report(effective_from=NEXT_YEAR))
    revision = await store.revision()
    detail = await store.withdraw(ID, ADMIN, reason="조문이 바뀌었습니다")
    assert {version.state for version in detail.versions} == {State.WITHDRAWN}
    assert await heard(store) == []
    assert await texts(store, revision) == [DocumentTexts(ID, "complaints", ())]
    with pytest.raises(Conflict, match="nothing"):
        await store.withdraw(ID, ADMIN, reason="again")
    detail = await published(store, move_in_report(deadline="14일 이내에 합니다."))
    assert {passage.version for passage in await heard(store)} == {3}


async def test_a_draft_is_given_up_without_touching_what_is_heard(store: KnowledgeStore) -> None:
    await published(store, move_in_report())
    detail = await store.edit(move_in_report(questions=[]), CURATOR, seen=Seen(1, 1))
    detail = await store.discard(ID, CURATOR, seen=seen(detail), reason="필요 없음")
    assert (detail.open, [v.state for v in detail.versions]) == (None, [State.WITHDRAWN, State.PUBLISHED])
    assert len(await heard(store)) == 2


async def test_a_document_stays_in_its_collection(store: KnowledgeStore) -> None:
    detail = await store.create(move_in_report(), CURATOR)
    with pytest.raises(InvalidInput, match="`complaints`"):
        await store.edit(move_in_report(collection="youth"), CURATOR, seen=seen(detail))


async def test_the_operator_publishes_alone_and_the_audit_says_so(store: KnowledgeStore) -> None:
    detail = await store.create(move_in_report(), OPERATOR)
    await store.publish(ID, OPERATOR, seen=seen(detail))
    assert (await store.audit(ID))[0].note == "alone, as the operator"


async def test_only_what_changed_is_given_to_an_index_that_is_behind(store: KnowledgeStore) -> None:
    await published(store, move_in_report())
    revision = await store.revision()
    await published(store, move_in_report(id="second"))
    assert [document.document_id for document in await texts(store, revision)] == ["second"]
    assert await texts(store, await store.revision()) == []


async def test_another_process_sees_the_revision(store: KnowledgeStore, sessions: object, calendar: Calendar) -> None:
    other = KnowledgeStore(store._sessions, calendar)  # pyright: ignore[reportPrivateUsage]
    await published(other, move_in_report())
    assert await store.revision() == 1


async def test_the_bus_tells_of_a_publication(store: KnowledgeStore, bus: LocalBus) -> None:
    async with bus.subscribe(TOPIC) as messages:
        await published(store, move_in_report())
        assert await anext(messages) == {"revision": 1}


async def test_of_two_people_who_act_at_once_one_is_told(store: KnowledgeStore) -> None:
    detail = await drafted(store, move_in_report())
    tries = [store.publish(ID, APPROVER, seen=seen(detail)), store.reject(ID, APPROVER, seen=seen(detail), comment="-")]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(isinstance(result, Conflict) for result in results) == [False, True]


async def test_the_list_is_filtered_and_paged(store: KnowledgeStore) -> None:
    await published(store, move_in_report())
    await drafted(store, move_in_report(id="passport", title={"ko": "여권 100%"}, collection="guide"))
    page = await store.page(Filters())
    assert [(item.id, item.state, item.is_live) for item in page.items] == [
        (ID, State.PUBLISHED, True),
        ("passport", State.IN_REVIEW, False),
    ]
    for filters, expected in (
        (Filters(collection="guide"), ["passport"]),
        (Filters(state=State.PUBLISHED), [ID]),
        (Filters(words="여권 100%"), ["passport"]),
        (Filters(words="100_"), []),
        (Filters(words="이사했는데"), [ID, "passport"]),
        (Filters(page=2, page_size=1), ["passport"]),
        (Filters(words="없는 말"), []),
    ):
        assert [item.id for item in (await store.page(filters)).items] == expected
    assert (await store.page(Filters(page=2, page_size=1))).total == 2


async def test_what_was_changed_last_comes_first_where_that_is_asked_for(
    store: KnowledgeStore, calendar: Calendar
) -> None:
    await published(store, move_in_report(id="passport"))
    calendar.pass_days(1)
    await published(store, move_in_report())
    calendar.pass_days(1)
    await drafted(store, move_in_report(id="passport", deadline="30일 이내에 신고해야 합니다."))
    newest = await store.page(Filters(newest_first=True))
    assert [item.id for item in newest.items] == ["passport", ID]


async def test_the_list_says_how_much_is_worked_on_in_every_state(store: KnowledgeStore) -> None:
    await published(store, move_in_report())
    await store.create(move_in_report(id="passport"), CURATOR)
    await drafted(store, move_in_report(id="pet", collection="guide"))
    everything = {State.DRAFT: 1, State.IN_REVIEW: 1, State.SCHEDULED: 0}
    assert (await store.page(Filters())).worked_on == everything
    assert (await store.page(Filters(state=State.PUBLISHED))).worked_on == everything
    assert (await store.page(Filters(collection="guide"))).worked_on == everything | {State.DRAFT: 0}


async def test_a_document_that_goes_on_is_not_among_the_withdrawn_for_an_old_version(store: KnowledgeStore) -> None:
    await published(store, move_in_report())
    draft = await store.edit(
        move_in_report(deadline="30일 이내에 신고해야 합니다."), CURATOR, seen=seen(await store.detail(ID))
    )
    await store.discard(ID, CURATOR, seen=seen(draft), reason="필요 없음")
    withdrawn = Filters(state=State.WITHDRAWN)
    assert (await store.page(withdrawn)).items == ()
    await store.withdraw(ID, ADMIN, reason="폐지")
    assert [item.id for item in (await store.page(withdrawn)).items] == [ID]


async def test_collections_are_counted(store: KnowledgeStore) -> None:
    await published(store, move_in_report())
    await drafted(store, move_in_report(id="passport"))
    assert [(c.id, c.documents, c.live) for c in await store.collections()] == [("complaints", 2, 1)]


async def test_what_is_not_there_is_named(store: KnowledgeStore) -> None:
    for wanted in (store.detail("nothing"), store.version("nothing", 1), store.withdraw("nothing", ADMIN, reason="-")):
        with pytest.raises(NotFound, match="nothing"):
            await wanted
    assert await store.document("nothing", as_of=TODAY, language="ko") == []


async def test_the_audit_is_kept_as_long_as_the_operator_says(store: KnowledgeStore, calendar: Calendar) -> None:
    calendar.pass_days(-1_000)
    await store.create(move_in_report(), CURATOR)
    calendar.pass_days(1_000)
    assert await store.forget_audit(after_days=1_825) == 0
    assert await store.forget_audit(after_days=365) == 1
    assert await store.audit(ID) == ()
