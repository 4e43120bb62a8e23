"""What staff decides about opinions and matters: each decision on record, none of them final, nobody else let in."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import Any

import httpx
import pytest

from tests.casework.opinions.mayor import API, BUSES, DESK, LIBRARY, acts, approves_all, public, queue, sends
from tests.fakes.calendar import Calendar
from tests.fakes.guard import HEADER


async def matters(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    board = (await client.get(f"{DESK}/matters")).json()
    assert board["total"] == len(board["matters"])
    return board["matters"]


async def sent_and_approved(kim: httpx.AsyncClient, *texts: str) -> list[dict[str, Any]]:
    for text in texts:
        await sends(kim, text)
    return await approves_all(kim)


async def test_every_decision_is_on_record_with_who_and_when_and_can_be_taken_back(
    kim: httpx.AsyncClient, lee: httpx.AsyncClient, clock: Calendar
) -> None:
    await sends(kim, BUSES[0])
    (one,) = await queue(kim)
    declined = (await acts(kim, one, "decline", reason="advertisement")).json()
    assert (declined["state"], declined["reason"]) == ("declined", "advertisement")
    clock.days_later(1)
    back = (await acts(lee, declined, "take_back")).json()
    assert (back["state"], back["reason"]) == ("received", None)
    approved = (await acts(lee, back, "approve")).json()
    told = [(line["account"], line["act"], line["detail"]) for line in approved["acts"]]
    assert told == [("kim", "decline", "advertisement"), ("lee", "take_back", ""), ("lee", "approve", "")]
    assert [line["at"][:10] for line in approved["acts"]] == ["2026-11-23", "2026-11-24", "2026-11-24"]


async def test_a_refusal_has_a_reason_of_the_list(kim: httpx.AsyncClient) -> None:
    await sends(kim, BUSES[0])
    (one,) = await queue(kim)
    for given in ({}, {"reason": "boring"}):
        assert (await acts(kim, one, "decline", **given)).status_code == 422
    assert (await queue(kim)) == [one]


@pytest.mark.parametrize(("first", "second"), [("approve", "approve"), ("approve", "decline"), ("decline", "approve")])
async def test_of_two_who_decide_the_same_opinion_at_once_one_does(
    kim: httpx.AsyncClient, lee: httpx.AsyncClient, first: str, second: str
) -> None:
    await sends(kim, BUSES[0])
    (one,) = await queue(kim)
    reasons = {"decline": {"reason": "abuse"}}
    both = await asyncio.gather(
        acts(kim, one, first, **reasons.get(first, {})), acts(lee, one, second, **reasons.get(second, {}))
    )
    assert sorted(answer.status_code for answer in both) == [200, 409]
    assert next(answer for answer in both if answer.status_code == 409).json()["code"] == "conflict"
    done = next(answer for answer in both if answer.status_code == 200).json()
    (left,) = await queue(kim, done["state"])
    assert len(left["acts"]) == 1


async def test_who_saw_an_older_edition_decides_nothing(kim: httpx.AsyncClient, lee: httpx.AsyncClient) -> None:
    await sends(kim, BUSES[0])
    (seen,) = await queue(kim)
    approved = (await acts(kim, seen, "approve")).json()
    await acts(kim, approved, "take_back")
    assert (await acts(lee, seen, "decline", reason="abuse")).status_code == 409


async def test_alike_opinions_come_together_and_others_stay_apart(kim: httpx.AsyncClient) -> None:
    await sent_and_approved(kim, BUSES[0], LIBRARY, *BUSES[1:])
    assert [(one["count"], one["is_public"]) for one in await matters(kim)] == [(3, True), (1, False)]


async def test_a_matter_gets_a_name_and_may_lose_it_again(kim: httpx.AsyncClient, lee: httpx.AsyncClient) -> None:
    await sent_and_approved(kim, *BUSES)
    (matter,) = await matters(kim)
    path = f"{DESK}/matters/{matter['id']}/rename"
    named = (await kim.post(path, json={"name": " 심야버스 ", "edition": matter["edition"]})).json()["matter"]
    assert named["name"] == "심야버스"
    assert (await public(kim))["items"][0]["name"] == "심야버스"
    late = await lee.post(path, json={"name": "밤 버스", "edition": matter["edition"]})
    assert late.status_code == 409
    assert (await kim.post(path, json={"name": "", "edition": named["edition"]})).json()["matter"]["name"] == ""


async def test_merged_matters_are_one_with_all_their_opinions(kim: httpx.AsyncClient) -> None:
    await sent_and_approved(kim, *BUSES[:2], LIBRARY)
    buses, library = await matters(kim)
    path = f"{DESK}/matters/{library['id']}/merge"
    merged = (await kim.post(path, json={"into": buses["id"], "edition": library["edition"]})).json()
    assert merged["matter"]["count"] == len(merged["opinions"]) == 3
    assert LIBRARY in {one["text"] for one in merged["opinions"]}
    assert [one["id"] for one in await matters(kim)] == [buses["id"]]
    assert (await kim.get(f"{DESK}/matters/{library['id']}")).status_code == 404
    again = await kim.post(f"{DESK}/matters/{buses['id']}/merge", json={"into": buses["id"], "edition": 1})
    assert again.status_code == 409


async def test_an_opinion_is_moved_to_another_matter_or_to_one_of_its_own(kim: httpx.AsyncClient) -> None:
    *_, last = await sent_and_approved(kim, *BUSES[:2], LIBRARY)
    buses, library = await matters(kim)
    moved = (await acts(kim, last, "move", into=buses["id"])).json()
    assert [(one["id"], one["count"]) for one in await matters(kim)] == [(buses["id"], 3)]
    alone = (await acts(kim, moved, "move", into=None)).json()
    assert sorted(one["count"] for one in await matters(kim)) == [1, 2]
    assert [line["act"] for line in alone["acts"]] == ["approve", "move", "move"]
    assert (await acts(kim, alone, "move", into=library["id"])).status_code == 404
    assert (await acts(kim, last, "move", into=buses["id"])).status_code == 409


async def test_what_was_moved_by_hand_stays_when_others_come(kim: httpx.AsyncClient) -> None:
    *_, last = await sent_and_approved(kim, *BUSES[:2], LIBRARY)
    buses, _ = await matters(kim)
    await acts(kim, last, "move", into=buses["id"])
    await sent_and_approved(kim, BUSES[2])
    detail = (await kim.get(f"{DESK}/matters/{buses['id']}")).json()
    assert {one["text"] for one in detail["opinions"]} == {*BUSES, LIBRARY}


async def test_the_weeks_tell_when_opinions_came(kim: httpx.AsyncClient, clock: Calendar) -> None:
    await sent_and_approved(kim, BUSES[0])
    clock.days_later(7)
    await sends(kim, BUSES[1], kind="praise")
    await sends(kim, LIBRARY)
    (one, _) = await queue(kim)
    await acts(kim, one, "approve")
    weeks = (await kim.get(f"{DESK}/matters")).json()["weeks"]
    assert len(weeks) == 12
    assert [week["monday"] for week in weeks[-2:]] == ["2026-11-23", "2026-11-30"]
    assert [(week["suggestion"], week["praise"]) for week in weeks[-2:]] == [(1, 0), (0, 1)]
    assert sum(week[kind] for week in weeks for kind in ("suggestion", "praise", "criticism")) == 2


async def test_a_sheet_has_every_matter_with_its_counts_and_runs_nothing(kim: httpx.AsyncClient) -> None:
    await sends(kim, BUSES[0], topic="transport")
    await sends(kim, "=HYPERLINK(1) 도서관 책", kind="praise")
    await approves_all(kim)
    answer = await kim.get(f"{DESK}/matters.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="opinions.csv"'
    head, *rows = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    told = {row[head.index("주제")]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(told) == {BUSES[0], "'=HYPERLINK(1) 도서관 책"}
    buses = told[BUSES[0]]
    assert (buses["의견 수"], buses["교통"], buses["제안"], buses["칭찬"], buses["공개"]) == (
        "1",
        "1",
        "1",
        "0",
        "아니요",
    )


async def test_a_list_comes_in_pages_with_the_counts_of_every_state(kim: httpx.AsyncClient) -> None:
    for text in (*BUSES, LIBRARY):
        await sends(kim, text)
    first, *_ = await queue(kim)
    await acts(kim, first, "decline", reason="not_opinion")
    page = (await kim.get(DESK, params={"page": 2, "page_size": 2})).json()
    assert [one["text"] for one in page["items"]] == [LIBRARY]
    assert (page["total"], page["counts"]) == (3, {"received": 3, "approved": 0, "declined": 1})


@pytest.mark.parametrize("account", ["", "curator"])
async def test_nobody_else_gets_in(kim: httpx.AsyncClient, account: str) -> None:
    await sends(kim, BUSES[0])
    (one,) = await queue(kim)
    headers = {HEADER: account}
    asked = [
        await kim.get(DESK, headers=headers),
        await kim.get(f"{DESK}/matters", headers=headers),
        await kim.get(f"{DESK}/matters/1", headers=headers),
        await kim.get(f"{DESK}/matters.csv", headers=headers),
        await kim.post(f"{DESK}/{one['id']}/acts", json={"act": "approve", "edition": 0}, headers=headers),
        await kim.post(f"{DESK}/matters/1/rename", json={"name": "", "edition": 0}, headers=headers),
        await kim.post(f"{DESK}/matters/1/merge", json={"into": 2, "edition": 0}, headers=headers),
    ]
    assert {answer.status_code for answer in asked} <= {401, 403}
    assert (await kim.get(API)).status_code == 200


@pytest.mark.parametrize("path", ["/0/acts", "/99999999999999999999/acts", "/7/acts"])
async def test_an_opinion_that_is_not_there_is_an_ordinary_error(kim: httpx.AsyncClient, path: str) -> None:
    answer = await kim.post(f"{DESK}{path}", json={"act": "approve", "edition": 0})
    assert answer.status_code in {404, 422}
