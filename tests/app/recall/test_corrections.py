"""Corrections: everybody who asked is told once, by letter or by a call; a contact is shown where it is needed."""

from __future__ import annotations

import pytest

from core.errors import Conflict, NotFound
from tests.app.recall.conftest import NOW, WORDS, City

CHANGE = ("move-in-report", 1)


async def test_one_person_who_asked_twice_is_written_to_once(city: City) -> None:
    for contact in ("gilsoon@example.com", "Gilsoon@Example.com", "010-1234-5678", "+82 10-1234-5678"):
        await city.told_and_left(contact)
    await city.publishes(NOW)
    recall = await city.corrections.write(*CHANGE, WORDS)
    (correction,) = recall.corrections
    assert [(delivery.channel, delivery.state) for delivery in correction.deliveries] == [
        ("email", "waiting"),
        ("phone", "to_call"),
    ]
    assert (correction.subject, correction.text, correction.author) == (WORDS.subject, WORDS.text, WORDS.author)
    assert (recall.letters, recall.calls, recall.change.untold) == (0, 0, 0)
    with pytest.raises(Conflict):
        await city.corrections.write(*CHANGE, WORDS)


async def test_whoever_asks_later_gets_the_next_correction_and_nobody_else_does(city: City) -> None:
    await city.told_and_left("gilsoon@example.com")
    talk, answer = await city.told()
    await city.publishes(NOW)
    await city.corrections.write(*CHANGE, WORDS)
    await city.ledger.leave_contact(talk.id, "gildong@example.com", "changes", answer)
    recall = await city.corrections.write(*CHANGE, WORDS)
    assert [[delivery.contact for delivery in one.deliveries] for one in recall.corrections] == [
        ["g•••@example.com"],
        ["g•••@example.com"],
    ]
    assert len({delivery.id for one in recall.corrections for delivery in one.deliveries}) == 2


async def test_nobody_is_written_to_where_nobody_asked(city: City) -> None:
    await city.told()
    await city.publishes(NOW)
    with pytest.raises(Conflict):
        await city.corrections.write(*CHANGE, WORDS)
    assert (await city.corrections.recall(*CHANGE)).corrections == []


async def test_a_number_is_shown_to_whoever_calls_and_ticked_off(city: City) -> None:
    await city.told_and_left("010-1234-5678")
    await city.publishes(NOW)
    await city.corrections.write(*CHANGE, WORDS)
    (line,) = await city.corrections.calls()
    assert (line.contact, line.title) == ("010••••78", "전입신고")
    call = await city.corrections.call(line.id)
    assert (call.contact, call.text) == ("010-1234-5678", WORDS.text)
    await city.corrections.called(line.id, "이바다")
    assert await city.corrections.calls() == []
    (correction,) = (await city.corrections.recall(*CHANGE)).corrections
    assert [(delivery.state, delivery.done_by) for delivery in correction.deliveries] == [("told", "이바다")]
    with pytest.raises(Conflict):
        await city.corrections.called(line.id, "김하늘")
    with pytest.raises(Conflict):
        await city.corrections.call(line.id)


async def test_a_deleted_contact_is_neither_called_nor_shown(city: City) -> None:
    talk = await city.told_and_left("010-1234-5678")
    await city.told()
    await city.publishes(NOW)
    await city.corrections.write(*CHANGE, WORDS)
    (line,) = await city.corrections.calls()
    await city.ledger.forget(talk.id)
    assert await city.corrections.calls() == []
    with pytest.raises(NotFound):
        await city.corrections.call(line.id)
    await city.corrections.tidy()
    assert (await city.corrections.recall(*CHANGE)).corrections[0].deliveries == []


async def test_what_was_done_stays_on_record_without_the_contact(city: City) -> None:
    talk = await city.told_and_left("010-1234-5678")
    await city.told()
    await city.publishes(NOW)
    await city.corrections.write(*CHANGE, WORDS)
    (line,) = await city.corrections.calls()
    await city.corrections.called(line.id, "이바다")
    await city.ledger.forget(talk.id)
    await city.corrections.tidy()
    (correction,) = (await city.corrections.recall(*CHANGE)).corrections
    assert [(delivery.state, delivery.contact) for delivery in correction.deliveries] == [("told", "")]
