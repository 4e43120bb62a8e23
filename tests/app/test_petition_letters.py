"""A notice from the change to the inbox, through a real mail server."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest

from app.database import Sessions
from app.mailing.protocols import Writer
from app.mailing.sending import Sending
from app.mailing.smtp import SmtpMailer, SmtpSettings
from app.petition_letters import CONFIRMATIONS, NOTICES, ConfirmationLetters, PetitionLetters
from app.petition_talks import Register
from app.petitions import register_of
from app.settings import Settings
from casework.petitions import events as ev
from casework.petitions.filing import Filing, Said
from casework.petitions.kinds import Kind
from tests.fakes.calendar import Calendar
from tests.fakes.mail import SENDER, Inbox, mail_server

MAIL = "haneul@example.com"
HERE = "https://madang.example"
WORDS = ("가로등", "골목이 어둡습니다", "김하늘", "세종대로")


def filing(language: str) -> Filing:
    return Filing(
        kind="suggestion", signed=Said(*WORDS[:2]), name=WORDS[2], address="서울특별시 중구 세종대로 110", contact=MAIL,
        language="en" if language == "en" else "ko", notify=True,
    )  # fmt: skip


@pytest.fixture
def register(sessions: Sessions, calendar: Calendar) -> Register:
    settings = Settings(smtp_host="127.0.0.1", smtp_sender=SENDER, public_url="https://madang.example/")
    return register_of(settings, sessions, calendar)


def sending(register: Register, sessions: Sessions, inbox: Inbox) -> Sending:
    mailer, told = SmtpMailer(SmtpSettings("127.0.0.1", inbox.port, SENDER, "none")), (register, f"{HERE}/")
    writers: dict[str, Writer] = {NOTICES: PetitionLetters(*told), CONFIRMATIONS: ConfirmationLetters(*told)}
    return Sending(sessions, register.clock, mailer, writers)


def link_in(mail: EmailMessage) -> str:
    """What stands after the `#` of the page."""
    found = re.search(rf"^{HERE}/petitions/confirm#(\S+)", mail.get_content(), re.MULTILINE)
    assert found is not None
    return found[1]


async def confirmed(register: Register, sessions: Sessions, language: str = "ko") -> str:
    """The number of a petition whose address was confirmed, with the letters so far sent."""
    number = (await register.filings.file(filing(language))).number
    async with mail_server() as inbox:
        await sending(register, sessions, inbox).send_due()
        await register.filings.confirm(link_in(inbox.mails[0]))
        await sending(register, sessions, inbox).send_due()
    return number


@pytest.mark.parametrize(
    ("language", "subject", "due"),
    [
        ("ko", "[마당] 민원 2026-000001: 보완을 요청했습니다(5일 안에).", "- 민원인의 보완: 2026년 11월 30일(월)까지"),
        (
            "en", "[Madang] 2026-000001: What is missing was asked for (within 5 days).",
            "- the petitioner sends what is missing: by Mon, 30 Nov 2026",
        ),
    ],
)  # fmt: skip
async def test_it_tells_what_happened_what_is_due_and_where_to_look_in_no_word_of_the_petition(
    register: Register, sessions: Sessions, language: str, subject: str, due: str
) -> None:
    number = await confirmed(register, sessions, language)
    person = ev.Author("person", "kim")
    await register.filings.add(number, person, ev.Accepted(Kind.SUGGESTION))
    await register.filings.add(number, person, ev.SupplementAsked(5), words="어느 골목인지 알려 주세요.")
    async with mail_server() as inbox:
        assert await sending(register, sessions, inbox).send_due() == 2
        assert await sending(register, sessions, inbox).send_due() == 0
    mail = inbox.mails[-1]
    text = mail.get_content()
    assert (mail["To"], mail["Subject"]) == (MAIL, subject)
    assert mail["Message-ID"] == "<madang-petition-2026-000001-3@city.example>"
    assert due in text
    assert "https://madang.example/petitions?number=2026-000001" in text
    assert not any(word in text for word in (*WORDS, "알려 주세요"))


async def test_a_notice_that_was_stored_goes_out_after_a_restart(
    register: Register, sessions: Sessions, calendar: Calendar
) -> None:
    number = await confirmed(register, sessions)
    await register.filings.add(number, ev.Author("person", "kim"), ev.Accepted(Kind.SUGGESTION))
    settings = Settings(smtp_host="127.0.0.1", smtp_sender=SENDER, public_url=HERE)
    anew = register_of(settings, sessions, calendar)
    async with mail_server() as inbox:
        assert await sending(anew, sessions, inbox).send_due() == 1
    assert "2026-000001" in inbox.mails[0]["Subject"]


@pytest.mark.parametrize(
    ("language", "subject", "says"),
    [
        (
            "ko", "[마당] 전자우편 주소를 확인해 주십시오(민원 2026-000001)",
            ("한국 시각 2026-11-26 10:00까지 한 번", "이런 민원을 내신 적이 없으면 그대로 두십시오"),
        ),
        (
            "en", "[Madang] Please confirm your e-mail address (2026-000001)",
            ("once, until 2026-11-26 10:00 Korean time", "If you filed no such petition, do nothing"),
        ),
    ],
)  # fmt: skip
async def test_the_first_letter_asks_whether_the_address_is_theirs_and_the_second_tells_what_changed(
    register: Register, sessions: Sessions, language: str, subject: str, says: tuple[str, ...]
) -> None:
    number = (await register.filings.file(filing(language))).number
    await register.filings.add(number, ev.Author("person", "kim"), ev.Accepted(Kind.SUGGESTION))
    async with mail_server() as inbox:
        assert await sending(register, sessions, inbox).send_due() == 1
        assert (inbox.mails[0]["To"], inbox.mails[0]["Subject"]) == (MAIL, subject)
        text = inbox.mails[0].get_content()
        assert await register.filings.confirm(link_in(inbox.mails[0])) == number
        assert await sending(register, sessions, inbox).send_due() == 1
    assert all(each in text for each in says)
    assert not any(word in text for word in WORDS)
    assert inbox.mails[1]["Message-ID"] == "<madang-petition-2026-000001-2@city.example>"


async def test_a_stranger_who_files_with_one_address_again_and_again_sends_it_two_letters_an_hour(
    register: Register, sessions: Sessions
) -> None:
    numbers = [(await register.filings.file(filing("ko"))).number for _ in range(5)]
    async with mail_server() as inbox:
        assert await sending(register, sessions, inbox).send_due() == 2
    found = await register.filings.those(numbers)
    assert [one.confirmation.letter for one in found if one.confirmation] == ["sent"] * 2 + ["held"] * 3


async def test_nobody_is_written_to_whose_petition_was_forgotten(register: Register, sessions: Sessions) -> None:
    number = (await register.filings.file(filing("ko"))).number
    await register.filings.forget(number)
    async with mail_server() as inbox:
        assert await sending(register, sessions, inbox).send_due() == 0
    assert inbox.mails == []


async def test_without_an_address_to_follow_at_nothing_is_told(sessions: Sessions, calendar: Calendar) -> None:
    assert not register_of(Settings(smtp_host="h", smtp_sender=SENDER), sessions, calendar).filings.sends_notices
