"""Opinions in the database: what is public is approved and counted, whatever is done; what is over is forgotten."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.database import Sessions
from casework.opinions.api import OpinionServices
from casework.opinions.book import Decided
from casework.opinions.opinion import FEWEST, Decision, DeclineReason, Said
from core.errors import Conflict, NotFound
from tests.casework.opinions.mayor import BUSES, LIBRARY, services_of
from tests.fakes.calendar import Calendar
from tests.fakes.casework import WordSpace

ACTS = ("send", "approve", "decline", "take_back", "move", "alone", "merge", "expire", "day")
TEXTS = (*BUSES, LIBRARY, "도서관 책이 부족합니다.", "도서관 열람실이 좁습니다.")


async def kept(services: OpinionServices, words: str) -> int:
    """The number of an opinion that was just received."""
    await services.book.receive(Said("suggestion", None, words, "ko"))
    found, _ = await services.book.page("received", offset=0, limit=1_000)
    return max(one.id for one in found)


async def decides(
    services: OpinionServices, number: int, decision: Decision, reason: DeclineReason | None = None
) -> None:
    known = await services.book.find(number)
    await services.book.decide(number, Decided(decision, known.edition, reason), by="kim")


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 50)), min_size=4, max_size=24))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_what_is_public_is_approved_and_every_approved_one_is_counted_once(
    sessions: Sessions, acts: Sequence[tuple[str, int]]
) -> None:
    async with sessions.begin() as session:
        await session.execute(text("DELETE FROM opinion"))
        await session.execute(text("DELETE FROM opinion_matter"))
    clock = Calendar()
    services = services_of(sessions, clock)
    for number in range(4):
        await decides(services, await kept(services, TEXTS[number]), "approve")
    for act, which in acts:
        try:
            await _does(services, clock, act, which)
        except (Conflict, NotFound):
            continue
        await _holds(services, sessions)


async def _holds(services: OpinionServices, sessions: Sessions) -> None:
    async with sessions() as session:
        rows = (await session.execute(text("SELECT id, text, state, matter_id, vector FROM opinion"))).all()
        sentences = set(await session.scalars(text("SELECT DISTINCT opinion_id FROM opinion_sentence")))
    approved = {row.id: row.text for row in rows if row.state == "approved"}
    assert {row.id for row in rows if row.matter_id is not None} == set(approved)
    assert {row.id for row in rows if row.vector is not None} == sentences == set(approved)
    every, _ = await services.matters.page()
    assert sum(one.tally.count for one in every) == len(approved) == (await services.book.counts())["approved"]
    shown, total = await services.matters.page(fewest=FEWEST)
    assert total == len(shown) == sum(one.tally.count >= FEWEST for one in every)
    for matter in shown:
        assert matter.tally.count == sum(row.matter_id == matter.id for row in rows)
        assert matter.tally.kinds.total() == matter.tally.topics.total() == matter.tally.count
        assert all(one.text in approved[one.opinion] for one in matter.sentences)


async def _does(services: OpinionServices, clock: Calendar, act: str, which: int) -> None:
    book = services.book
    everything = [
        one for state in ("received", "approved", "declined") for one in (await book.page(state, offset=0, limit=99))[0]
    ]
    matters, _ = await services.matters.page()
    one = everything[which % len(everything)] if everything else None
    matter = matters[which % len(matters)] if matters else None
    match act:
        case "send":
            await kept(services, TEXTS[which % len(TEXTS)])
        case "day":
            clock.days_later(which)
        case "expire":
            await book.expire(after_days=100, acts_after_days=365)
        case "approve" | "take_back" if one:
            await decides(services, one.id, act)
        case "decline" if one:
            await decides(services, one.id, "decline", "abuse")
        case "move" if one and matter:
            await book.move(one.id, matter.id, edition=one.edition, by="kim")
        case "alone" if one:
            await book.move(one.id, None, edition=one.edition, by="kim")
        case "merge" if matter:
            await services.matters.merge(matter.id, matters[0].id, edition=matter.edition, by="kim")
        case _:
            return


async def test_what_is_over_is_forgotten_with_all_that_was_made_of_it_and_its_decisions_stay(
    services: OpinionServices, sessions: Sessions, clock: Calendar
) -> None:
    old = await kept(services, BUSES[0])
    await decides(services, old, "approve")
    clock.days_later(30)
    young = await kept(services, LIBRARY)
    await decides(services, young, "approve")
    clock.days_later(1)
    await services.book.expire(after_days=30, acts_after_days=365)
    async with sessions() as session:
        left = [(await session.execute(text(f"SELECT * FROM {name}"))).all() for name in _tables()]
        acts = (await session.execute(text("SELECT opinion_id FROM opinion_act"))).scalars().all()
    assert BUSES[0] not in str(left)
    assert [len(rows) for rows in left] == [1, 1, 1]
    assert sorted(acts) == [old, young]


def _tables() -> tuple[str, ...]:
    return "opinion", "opinion_sentence", "opinion_matter"


async def test_a_number_is_never_given_twice(services: OpinionServices, clock: Calendar) -> None:
    first = await kept(services, BUSES[0])
    clock.days_later(400)
    await services.book.expire(after_days=365, acts_after_days=1_825)
    assert await kept(services, BUSES[0]) > first


@pytest.mark.parametrize("verb", ["UPDATE opinion_act SET account = 'lee'", "DELETE FROM opinion_act"])
async def test_nobody_rewrites_what_was_decided(services: OpinionServices, sessions: Sessions, verb: str) -> None:
    clock = Calendar()
    today = services_of(sessions, clock)
    clock.time = clock.time.now(clock.time.tzinfo)  # the trigger counts a year by the clock of the database
    await decides(today, await kept(services, BUSES[0]), "approve")
    with pytest.raises(IntegrityError, match="append-only"):
        async with sessions.begin() as session:
            await session.execute(text(verb))


async def test_vectors_of_another_model_are_made_anew_and_every_opinion_stays_in_its_matter(
    services: OpinionServices, sessions: Sessions, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in BUSES:
        await decides(services, await kept(services, words), "approve")
    (before,), _ = await services.matters.page()
    monkeypatch.setattr(WordSpace, "model", "words of tomorrow")
    later = services_of(sessions, clock)
    (outdated,), _ = await later.matters.page()
    assert (outdated.tally.count, outdated.sentences) == (3, ())
    await later.book.expire(after_days=365, acts_after_days=365)
    (after,), _ = await later.matters.page()
    assert (after.id, [one.text for one in after.sentences]) == (before.id, [one.text for one in before.sentences])
