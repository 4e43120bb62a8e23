"""What a petitioner does with a number and a name, what the law refuses, and how the desk sees and answers it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from sqlalchemy import text

from app.database import Sessions
from casework.filings import Filings
from casework.petition_desk_api import PREFIX
from casework.petitions.book import PetitionBook
from tests.casework.case import PETITION, REFUSAL, RESIDENT, Case, open_house
from tests.casework.petitions.ledgers import CALENDAR
from tests.fakes.calendar import Calendar

OBJECTION = {"act": "object", "text": "다시 살펴 주십시오.", "born": "1990-01-02"}
SIGHT = 6


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def filings(sessions: Sessions, clock: Calendar) -> Filings:
    return Filings(sessions, clock, PetitionBook(sessions, clock, CALENDAR))


@pytest.fixture
async def house(filings: Filings, clock: Calendar) -> AsyncIterator[httpx.AsyncClient]:
    async with open_house(filings, clock, sight=SIGHT) as client:
        yield client


@pytest.fixture
async def number(house: httpx.AsyncClient) -> str:
    return (await house.post("/api/petitions", json=PETITION)).json()["number"]


@pytest.fixture
def case(house: httpx.AsyncClient, number: str) -> Case:
    return Case(house, number)


async def test_a_petition_is_taken_back_until_it_is_closed(case: Case) -> None:
    assert (await case.follow())["may"] == ["withdraw", "supplement", "contest"]
    withdrawn = await case.asks(act="withdraw")
    assert (withdrawn.status_code, withdrawn.json()["stage"]) == (200, "closed")
    assert withdrawn.json()["history"][-1]["by"] == "citizen"
    again = await case.asks(act="withdraw")
    assert (again.status_code, again.json()["code"]) == (409, "not_lawful")
    assert again.json()["ground"]["article_ko"] == "민원 처리에 관한 법률 제22조제2항"
    assert (await case.detail())["ledger"][-1]["by"] == "citizen"


async def test_a_result_that_nobody_was_told_is_not_shown_of_what_was_taken_back(case: Case) -> None:
    await case.does(act="accept", kind="grievance")
    await case.does(**REFUSAL)
    withdrawn = (await case.asks(act="withdraw")).json()
    assert (withdrawn["stage"], withdrawn["result"]) == ("closed", None)


async def test_what_was_asked_for_is_handed_in_and_the_clock_runs_again(case: Case) -> None:
    await case.does(act="accept", kind="grievance")
    await case.does(act="ask_supplement", days=5, missing="위치를 알려 주세요.")
    waiting = await case.follow()
    assert [(one["kind"], one["due"]["day"]) for one in waiting["ahead"]] == [("supplement", "2026-11-30")]
    handed = (await case.asks(act="supplement", text=f"시청 앞입니다. {RESIDENT}")).json()
    assert (handed["ahead"], handed["state"]["ko"]) == ([], "처리 중")
    assert "시청 앞" not in str(handed)
    seen = (await case.detail())["ledger"][-1]
    assert (seen["by"], seen["text"]) == ("citizen", "시청 앞입니다. [-]")


async def test_something_is_added_unasked_and_no_clock_stands_still(case: Case) -> None:
    await case.does(act="accept", kind="grievance")
    before = (await case.follow())["deadline"]["day"]
    added = (await case.asks(act="supplement", text="사진은 없습니다.")).json()
    assert (added["history"][-1]["en"], added["deadline"]["day"]) == ("Something was added to it.", before)
    assert (await case.detail())["ledger"][-1]["text"] == "사진은 없습니다."


async def test_how_it_stands_is_asked_once_until_it_is_told(case: Case) -> None:
    await case.does(act="accept", kind="grievance")
    asked = (await case.asks(act="ask_progress")).json()
    assert "ask_progress" not in asked["may"]
    assert (await case.detail())["next_duty"]["kind"] == "tell_progress"
    await case.does(act="tell_progress", text="현장을 보았습니다.")
    told = await case.follow()
    assert (told["history"][-1]["text"], "ask_progress" in told["may"]) == ("현장을 보았습니다.", True)


async def test_a_refusal_is_objected_to_and_the_desk_answers(case: Case, house: httpx.AsyncClient) -> None:
    await case.is_refused()
    told = await case.follow()
    assert ("object" in told["may"], told["needs_birth"]) == (True, True)
    assert [(one["kind"], one["due"]["day"]) for one in told["ahead"]] == [
        ("object", "2026-12-23"), ("appeal", "2027-02-22"),
    ]  # fmt: skip
    objected = (await case.asks(**OBJECTION)).json()
    assert [(one["kind"], one["due"]["day"]) for one in objected["ahead"]] == [
        ("answer_objection", "2026-12-07"), ("appeal", "2027-03-08"),
    ]  # fmt: skip
    assert "이의신청을 검토" in objected["next"]["ko"]
    (waiting,) = (await house.get(PREFIX)).json()["items"]
    assert (waiting["number"], waiting["next_duty"]["kind"]) == (case.number, "answer_objection")
    seen = (await case.detail())["ledger"][-1]
    assert seen["text"] == "다시 살펴 주십시오.\n\n생년월일: 1990-01-02"
    await case.does(act="extend_objection", days=10, reason="현장을 다시 봅니다.")
    answered = await case.does(act="decide_objection", is_upheld=True, reasons="김하늘 님 말씀이 맞습니다.")
    assert (answered.json()["urgency"], answered.json()["next_duty"]["kind"]) == ("due_soon", "reopen")
    left = await case.follow()
    assert [line["text"] for line in left["history"][-2:]] == ["현장을 다시 봅니다.", "김하늘 님 말씀이 맞습니다."]
    assert [(one["kind"], one["article"]["ko"]) for one in left["ahead"]] == [("reopen", "행정기본법 제36조제2항")]


async def test_what_was_upheld_is_decided_anew(case: Case, house: httpx.AsyncClient) -> None:
    await case.is_refused()
    await case.asks(**OBJECTION)
    await case.does(act="decide_objection", is_upheld=True, reasons="말씀이 맞습니다.")
    assert (await case.does(act="reopen")).status_code == 200
    again = await case.follow()
    assert (again["state"]["ko"], again["deadline"], again["result"]) == ("다시 처리 중", None, None)
    assert "지체 없이" in again["next"]["ko"]
    assert REFUSAL["answer"] in [line["text"] for line in again["history"]]  # what fell is still told
    (waiting,) = (await house.get(PREFIX)).json()["items"]
    assert (waiting["next_duty"]["kind"], waiting["next_duty"]["due"], waiting["urgency"]) == (
        "finish", None, "due_soon",
    )  # fmt: skip
    granted = {**REFUSAL, "outcome": "granted", "answer": "놓아 드립니다.", "objection": None}
    for act in (granted, {"act": "tell_result"}):
        assert (await case.does(**act)).status_code == 200
    left = await case.follow()
    assert (left["result"]["answer"], left["result"]["outcome"], left["ahead"]) == ("놓아 드립니다.", "granted", [])
    assert (await house.get(PREFIX)).json()["total"] == 0


async def test_more_time_is_asked_for_and_set(case: Case) -> None:
    await case.does(act="accept", kind="grievance")
    early = await case.asks(act="more_time", days=5)
    assert early.json()["ground"]["article_ko"] == "민원 처리에 관한 법률 제22조제1항"
    await case.does(act="ask_supplement", days=5, missing="위치를 알려 주세요.")
    assert "more_time" in (await case.follow())["may"]
    asked = (await case.asks(act="more_time", days=10, text=f"여행 중입니다. {RESIDENT}")).json()
    assert [(one["kind"], one["article"]["ko"]) for one in asked["ahead"]] == [
        ("supplement", "민원 처리에 관한 법률 시행령 제24조제4항"),
        ("set_supplement_time", "민원 처리에 관한 법률 시행령 제24조제2항"),
    ]
    assert ("more_time" in asked["may"], "여행" in str(asked)) == (False, False)
    detail = await case.detail()
    assert (detail["next_duty"]["kind"], detail["ledger"][-1]["text"]) == ("set_supplement_time", "여행 중입니다. [-]")
    assert (await case.does(act="prolong_supplement", days=10)).status_code == 200
    left = await case.follow()
    assert [(one["kind"], one["due"]["day"]) for one in left["ahead"]] == [("supplement", "2026-12-03")]
    assert left["deadline"]["is_provisional"]  # the clock goes on standing still


async def test_one_objects_once_in_time_and_says_who_one_is(case: Case, clock: Calendar) -> None:
    early = await case.asks(**OBJECTION)
    assert early.json()["ground"]["article_ko"] == "민원 처리에 관한 법률 제35조제1항"
    await case.is_refused()
    unborn = await case.asks(act="object", text="다시 살펴 주십시오.")
    assert unborn.json()["ground"]["article_ko"] == "행정기본법 시행령 제11조제1항제1호"
    clock.days_later(31)
    late = await case.asks(**OBJECTION)
    assert (late.status_code, late.json()["ground"]["article_ko"]) == (409, "행정기본법 제36조제1항")
    assert [one["kind"] for one in (await case.follow())["ahead"]] == ["appeal"]


@pytest.mark.parametrize(
    ("days", "status"), [(59, 200), (60, 200), (61, 409)], ids=["before", "on the last day", "too late"]
)
async def test_a_refused_statutory_petition_has_sixty_days(case: Case, clock: Calendar, days: int, status: int) -> None:
    await case.does(act="accept", kind="statutory", published_days=10)
    await case.does(**{**REFUSAL, "objection": "statutory"})
    await case.does(act="tell_result")
    assert (await case.follow())["needs_birth"] is False
    clock.days_later(days)
    objected = await case.asks(act="object", text="요건에 맞습니다.")
    assert objected.status_code == status
    if status == 409:
        assert objected.json()["ground"]["article_ko"] == "민원 처리에 관한 법률 제35조제1항"


@pytest.mark.parametrize("wants", ["explanation", "review", "refusal"])
async def test_what_the_ai_did_is_explained_by_a_person_in_thirty_days(
    case: Case, house: httpx.AsyncClient, wants: str
) -> None:
    contested = (await case.asks(act="contest", wants=wants, text="왜 그렇게 썼나요?")).json()
    (owed,) = contested["ahead"]
    assert (owed["kind"], owed["due"]["day"]) == ("answer_contest", "2026-12-23")
    assert owed["article"]["ko"] == "개인정보 보호법 시행령 제44조의3제5항"
    assert "contest" not in contested["may"]
    twice = await case.asks(act="contest", wants=wants)
    assert twice.json()["ground"]["article_en"].endswith("Art. 44-3(5)")
    assert "answer_contest" in [duty["kind"] for duty in (await case.detail())["duties"]]
    too_long = await case.does(act="prolong_contest", days=31, text="확인할 것이 많습니다.")
    assert too_long.json()["ground"]["article_ko"] == "개인정보 보호법 시행령 제44조의3제5항"
    assert (await case.does(act="prolong_contest", days=30, text="확인할 것이 많습니다.")).status_code == 200
    await case.does(act="answer_contest", text="AI는 초안만 썼습니다.")
    left = await case.follow()
    assert (left["ahead"], left["history"][-1]["text"]) == ([], "AI는 초안만 썼습니다.")
    assert (await house.get(PREFIX)).json()["total"] == 1


async def test_a_contest_after_the_end_brings_it_back_to_the_desk_and_keeps_its_words(
    case: Case, house: httpx.AsyncClient, filings: Filings, clock: Calendar
) -> None:
    await case.is_refused()
    clock.days_later(40)
    await case.asks(act="contest", wants="explanation")
    await filings.expire(30)
    (waiting,) = (await house.get(PREFIX)).json()["items"]
    assert (waiting["next_duty"]["kind"], waiting["subject"]) == ("answer_contest", "가로등")
    december = (await house.get(f"{PREFIX}/check", params={"month": "2026-12"})).json()
    assert (december["ended"], december["items"]) == (0, [])
    await case.does(act="answer_contest", text="AI는 초안만 썼습니다.")
    clock.days_later(31)
    await filings.expire(30)
    assert (await case.detail())["subject"] is None


async def test_whoever_does_not_know_the_name_does_nothing(case: Case) -> None:
    wrong = await case.asks({"name": "이바다"}, act="withdraw")
    assert (wrong.status_code, wrong.json()["code"]) == (404, "not_found")
    for _ in range(SIGHT - 1):
        await case.asks({"name": "이바다"}, act="withdraw")
    assert (await case.asks(act="withdraw")).status_code == 429
    assert (await case.detail())["stage"] == "filed"


@pytest.mark.parametrize(
    "act",
    [
        {"act": "withdraw"}, {"act": "supplement", "text": "더"}, {"act": "ask_progress"}, OBJECTION,
        {"act": "contest", "wants": "review"},
    ],
    ids=lambda act: act["act"],
)  # fmt: skip
async def test_number_and_name_alone_change_nothing(case: Case, act: dict[str, str]) -> None:
    before = await case.detail()
    wrong = await case.asks({"contact": "010-1234-5679"}, **act)
    assert (wrong.status_code, wrong.json()["code"]) == (404, "not_found")
    assert (await case.asks({"contact": ""}, **act)).status_code == 422
    assert await case.detail() == before


async def test_a_contact_may_be_written_in_another_way(case: Case) -> None:
    assert (await case.asks({"contact": " 01012345678 "}, act="withdraw")).status_code == 200


@pytest.mark.parametrize(
    "act", [{"act": "supplement", "text": " "}, {"act": "object"}, {"act": "decide"}, {"act": "contest", "wants": "x"}]
)
async def test_what_cannot_be_used_is_refused(case: Case, act: dict[str, str]) -> None:
    refused = await case.asks(**act)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


async def test_the_ledger_still_knows_nobody(case: Case, sessions: Sessions) -> None:
    await case.is_refused()
    await case.asks(**OBJECTION)
    await case.does(act="decide_objection", is_upheld=False, reasons="김하늘 님의 뜻과 다릅니다.")
    async with sessions() as session:
        ledger = str((await session.execute(text("SELECT * FROM petition_entry"))).all())
    assert not any(word in ledger for word in ("김하늘", "1990", "다시 살펴"))
