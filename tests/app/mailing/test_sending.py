"""The outbox and its sender: what is stored goes out, once, and what was cut off goes as its writer lets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app.database import Sessions
from app.mailing.limits import OF_A_STRANGER, Limit
from app.mailing.outbox import Outbox
from app.mailing.protocols import Letter
from app.mailing.sending import CUT_OFF_SECONDS, RETRY_MINUTES, Sending, retry_at
from app.mailing.tables import LetterRow
from core.clock import SEOUL
from core.errors import Conflict, MailError, NotFound
from tests.fakes.calendar import Calendar
from tests.fakes.mail import FakeMailer


@dataclass(slots=True)
class Words:
    """Writes to everybody but those whom it does not know."""

    may_repeat: bool = True
    unknown: str = ""
    limits: tuple[Limit, ...] = OF_A_STRANGER

    async def letter(self, about: str) -> Letter | None:
        name = about.partition("-")[0]
        return None if about == self.unknown else Letter(f"{name}@example.com", about, about)


class Post:
    """An outbox with two kinds of letters, and whoever sends them."""

    def __init__(self, sessions: Sessions, clock: Calendar, mailer: FakeMailer) -> None:
        self.sessions, self.mailer = sessions, mailer
        self.outbox = Outbox("one", clock)
        self.other = Outbox("other", clock)
        writers = {"one": Words(unknown="nobody"), "other": Words(may_repeat=False)}
        self.sending = Sending(sessions, clock, mailer, writers)

    async def puts(self, *abouts: str, outbox: Outbox | None = None) -> None:
        async with self.sessions.begin() as session:
            for about in abouts:
                (outbox or self.outbox).put(session, about)

    async def state(self, about: str, outbox: Outbox | None = None) -> str:
        async with self.sessions() as session:
            found = await (outbox or self.outbox).standing(session, [about])
        return found[about].state if found else ""


@pytest.fixture
def post(sessions: Sessions, calendar: Calendar) -> Post:
    return Post(sessions, calendar, FakeMailer())


async def test_a_letter_goes_out_once_under_its_key(post: Post) -> None:
    await post.puts("kim")
    await post.puts("kim", outbox=post.other)
    assert await post.sending.send_due() == 2
    assert await post.sending.send_due() == 0
    assert sorted(post.mailer.keys) == ["madang-one-kim", "madang-other-kim"]


async def test_nobody_gets_two_letters_about_one_thing(post: Post) -> None:
    await post.puts("kim")
    with pytest.raises(IntegrityError):
        await post.puts("kim")


async def test_a_letter_whose_transaction_failed_was_never_there(post: Post) -> None:
    with pytest.raises(RuntimeError):
        await _fails_after_putting(post)
    assert await post.sending.send_due() == 0


async def test_a_letter_to_somebody_who_is_gone_is_dropped(post: Post) -> None:
    await post.puts("nobody", "kim")
    assert await post.sending.send_due() == 1
    assert await post.state("nobody") == ""


async def test_what_was_cut_off_goes_again_where_its_writer_lets_it(post: Post, calendar: Calendar) -> None:
    await post.puts("kim")
    await post.puts("kim", outbox=post.other)
    async with post.sessions.begin() as session:
        await session.execute(update(LetterRow).values(state="sending"))
    assert await post.sending.send_due() == 0  # another process may be at it
    calendar.time += timedelta(seconds=CUT_OFF_SECONDS + 1)
    assert await post.sending.send_due() == 1
    assert (await post.state("kim"), await post.state("kim", post.other)) == ("sent", "unclear")


async def test_a_full_mailbox_is_sent_the_rest_later_and_others_wait_for_nothing(
    post: Post, calendar: Calendar
) -> None:
    await post.puts("kim-1", "kim-2", "kim-3")
    await post.puts("kim-4", outbox=post.other)
    await post.puts("lee-1")
    assert await post.sending.send_due() == 3
    assert [await post.state(f"kim-{nth}") for nth in (1, 2, 3)] == ["sent", "sent", "held"]
    assert (await post.state("kim-4", post.other), await post.state("lee-1")) == ("held", "sent")
    calendar.time += timedelta(minutes=59)
    assert await post.sending.send_due() == 0
    calendar.time += timedelta(minutes=1)
    assert await post.sending.send_due() == 2  # four in a day are the most
    await post.puts("kim-5")
    calendar.time += timedelta(hours=2)
    assert (await post.sending.send_due(), await post.state("kim-5")) == (0, "held")
    calendar.time += timedelta(hours=22)
    assert (await post.sending.send_due(), await post.state("kim-5")) == (1, "sent")


async def test_what_was_refused_fills_no_mailbox_and_what_is_held_is_no_attempt(
    sessions: Sessions, calendar: Calendar
) -> None:
    post = Post(sessions, calendar, FakeMailer(MailError("refused", is_final=True)))
    await post.puts("kim-1", "kim-2", "kim-3", "kim-4")
    assert await post.sending.send_due() == 2
    async with sessions() as session:
        rows = {row.about: row for row in await session.scalars(select(LetterRow))}
    assert {about: (row.state, row.attempts) for about, row in rows.items()} == {
        "kim-1": ("failed", 1), "kim-2": ("sent", 1), "kim-3": ("sent", 1), "kim-4": ("held", 0),
    }  # fmt: skip


async def test_to_whom_a_letter_went_is_forgotten_after_a_day(post: Post, calendar: Calendar) -> None:
    await post.puts("kim")
    await post.sending.send_due()
    assert [len(each) for each in await recipients(post)] == [64]
    calendar.time += timedelta(days=1, seconds=1)
    await post.sending.send_due()
    assert await recipients(post) == [""]


async def recipients(post: Post) -> list[str]:
    async with post.sessions() as session:
        return list(await session.scalars(select(LetterRow.recipient)))


async def test_one_that_failed_is_tried_again_when_a_person_says_so(sessions: Sessions, calendar: Calendar) -> None:
    post = Post(sessions, calendar, FakeMailer(MailError("refused", is_final=True)))
    await post.puts("kim")
    await post.sending.send_due()
    assert await post.state("kim") == "failed"
    async with sessions.begin() as session:
        await post.outbox.try_again(session, "kim")
    assert await post.sending.send_due() == 1
    with pytest.raises(Conflict):
        async with sessions.begin() as session:
            await post.outbox.try_again(session, "kim")
    with pytest.raises(NotFound):
        async with sessions.begin() as session:
            await post.outbox.try_again(session, "lee")


def test_attempts_come_at_longer_and_longer_intervals_and_end() -> None:
    now = datetime(2026, 11, 23, 10, 0, tzinfo=SEOUL)
    waits = [(retry_at(attempt, now) or now) - now for attempt in range(1, len(RETRY_MINUTES) + 2)]
    assert waits[:-1] == sorted(waits[:-1])
    assert waits[-1] == timedelta(0)


async def _fails_after_putting(post: Post) -> None:
    async with post.sessions.begin() as session:
        post.outbox.put(session, "kim")
        await session.flush()
        raise RuntimeError
