"""What citizens asked in vain is offered with the procedure that a curator finds in a document, and with no other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.gaps.unanswered import MOST_QUESTIONS, Unanswered
from app.text_space import TextSpace
from core.accounts import Account, Role
from core.officials import Official
from knowledge.imports.jobs import ImportRules, Imports, Order
from knowledge.imports.proposal_api import build_router
from knowledge.imports.proposals import Proposals
from knowledge.imports.receiving import Received, UploadLimits
from knowledge.imports.runner import Runner
from knowledge.imports.shelf import Shelf
from knowledge.lifecycle import Actor
from knowledge.parsing.limits import MEGABYTE, Limits
from knowledge.procedure import Procedure
from tests.app.gaps.conftest import KIM, City
from tests.fakes.counter import Reply, official
from tests.fakes.guard import HEADER, HeaderGuard

GARDEN = "달빛정원 야간 이용은 몇 시까지 돼요?"
LATER = "달빛정원 야간 이용 예약이 되나요?"
BICYCLE = "자전거 대여 요금이 얼마예요?"
NOTICE = "# 달빛정원 야간 이용 안내\n\n## 신청 기한\n\n이용 3일 전까지 신청해야 합니다.\n\n## 이용료\n\n무료\n"
CRISIS = Reply(("지금 바로 109로 전화해 주세요.",), status="crisis")
OFFICIALS: dict[str, Official] = {"complaints": official(), "youth": official("youth", private=True)}
RULES = ImportRules(Limits(wall_seconds=60.0), UploadLimits(MEGABYTE, 5), kept_days=30)


@dataclass(frozen=True, slots=True)
class Console:
    """The import of one notice, as a curator has it open."""

    client: httpx.AsyncClient
    path: str

    async def makes(self) -> list[str]:
        """The citizens' questions that come with the proposal."""
        return _asked(await self.client.post(self.path, headers={HEADER: "kim"}))

    async def accepts(self) -> str:
        """Everything, with what citizens asked; the document's id."""
        [proposal] = (await self.client.get(self.path, headers={HEADER: "kim"})).json()
        content = proposal["content"]
        body = {
            "slug": content["slug"],
            "title": content["title"],
            "fields": [{name: field[name] for name in ("key", "kind", "text")} for field in content["fields"]],
            "questions": [question["text"] for question in content["questions"]],
        }
        path = f"/api/proposals/{proposal['id']}/accept"
        answer = await self.client.post(path, json=body, headers={HEADER: "kim"})
        assert answer.status_code == 201
        document_id: str = answer.json()["id"]
        return document_id

    async def looks(self) -> list[str]:
        return _asked(await self.client.get(self.path, headers={HEADER: "kim"}))


def _asked(answer: httpx.Response) -> list[str]:
    [proposal] = answer.json()
    return [one["text"] for one in proposal["content"]["questions"] if one["origin"] == "asked"]


@pytest.fixture
async def console(city: City, tmp_path: Path) -> AsyncIterator[Console]:
    imports = Imports(city.sessions, city.calendar, Shelf(tmp_path / "imports"), RULES)
    imports.shelf.prepared()
    (tmp_path / "정원.md").write_text(NOTICE, "utf-8")
    received = Received("정원.md", *imports.shelf.keep_copy(tmp_path / "정원.md"))
    curator = Actor("1", "김", frozenset({Role.CURATOR}))
    job = await imports.start([received], Order("complaints", curator))
    await Runner(imports, city.store).run_pending()
    [file] = (await imports.files(job.id)).items
    unanswered = Unanswered(city.sessions, TextSpace(city.embedder), OFFICIALS)
    app = FastAPI()
    http_errors.install(app)
    accounts: dict[str, Account] = {"kim": KIM}
    app.include_router(build_router(Proposals(imports, city.store, unanswered), HeaderGuard(accounts)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://curate") as client:
        yield Console(client, f"/api/imports/{job.id}/files/{file.id}/proposals")


async def test_near_questions_are_offered_and_others_are_not(console: Console, city: City) -> None:
    await city.asked(GARDEN)
    await city.asked(BICYCLE)
    await city.found()
    assert await console.makes() == [GARDEN]


async def test_a_question_that_comes_later_is_offered_as_well(console: Console, city: City) -> None:
    assert await console.makes() == []
    for question in (GARDEN, LATER, GARDEN):
        await city.asked(question)
    await city.found()
    assert sorted(await console.looks()) == sorted([GARDEN, LATER])


async def test_what_was_answered_or_dismissed_is_not_offered(console: Console, city: City) -> None:
    await city.asked(GARDEN, Reply(("밤 열 시까지예요.",), sources={0: "garden#hours@1"}, score=0.9))
    await city.found()
    assert await console.makes() == []
    await city.asked(GARDEN)
    [gap] = await city.found()
    assert await console.looks() == [GARDEN]
    await city.gaps.dismiss(gap.id, KIM, reason="아님")
    assert await console.looks() == []


async def test_words_go_with_their_talk(console: Console, city: City) -> None:
    talk, _ = await city.asked(GARDEN)
    await city.found()
    assert await console.makes() == [GARDEN]
    await city.ledger.forget(talk.id)
    assert await console.looks() == []


async def test_a_draft_that_nobody_reviewed_loses_the_words_with_their_talk(console: Console, city: City) -> None:
    talk, _ = await city.asked(GARDEN)
    await city.asked(LATER)
    await city.found()
    await console.makes()
    document = await console.accepts()
    assert {GARDEN, LATER} < set(await drafted(city, document))
    await city.ledger.forget(talk.id)
    kept = await drafted(city, document)
    assert LATER in kept
    assert GARDEN not in kept


async def drafted(city: City, document_id: str) -> list[str]:
    """The example questions of a draft."""
    opened = (await city.store.detail(document_id)).open
    assert opened is not None
    assert isinstance(opened.content, Procedure)
    return [question.text for question in opened.content.questions]


async def test_nothing_is_offered_of_a_talk_in_which_somebody_is_in_danger(console: Console, city: City) -> None:
    talk, _ = await city.asked(GARDEN)
    await city.found()
    assert await console.makes() == [GARDEN]
    await city.asked("이제 다 그만두고 싶어요", CRISIS, talk=talk)
    assert await console.looks() == []


async def test_nothing_is_offered_of_a_private_talk(console: Console, city: City) -> None:
    await city.asked(GARDEN, talk=city.talk(private=True))
    await city.found()
    assert await console.makes() == []


async def test_personal_data_is_masked(console: Console, city: City) -> None:
    await city.asked(f"{GARDEN} 010-1234-5678로 알려 주세요")
    await city.found()
    [offered] = await console.makes()
    assert "1234" not in offered
    assert offered.startswith(GARDEN)


async def test_what_more_citizens_asked_comes_first_and_not_without_end(console: Console, city: City) -> None:
    for number in range(MOST_QUESTIONS + 3):
        await city.asked(f"{GARDEN} {number}번째 문의")
    await city.found()
    assert len(await console.makes()) == MOST_QUESTIONS
