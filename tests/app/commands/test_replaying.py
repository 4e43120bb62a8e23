"""`madang talks replay` over a talk that the real service held."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.service import Service, open_service
from app.settings import Settings
from core.errors import Conflict, NotFound
from retrieval.claim import copy_index
from retrieval.search import Search
from tests.fakes.starter_search import index_of_starter

pytestmark = [pytest.mark.models, pytest.mark.timeout(600)]

ASKED = ("이사했는데 전입신고는 언제까지 해야 돼요?", "그럼 서류는 뭐가 필요해요?", "고마워요")


async def held(service: Service, *texts: str) -> str:
    talk = service.talks.open_talk("complaints", "ko", address="")
    service.ledger.opened(talk)
    for text in texts:
        async for _ in talk.answer(talk.ask(text, via="text")):
            pass
    talk.close("citizen")
    await service.ledger.settle()
    return talk.id


def test_a_talk_of_the_service_is_answered_the_same_again_and_a_crisis_shows_no_word(
    starter_search: Search, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del starter_search
    copy_index(index_of_starter(), tmp_path / "madang.index")
    settings = Settings(var_dir=tmp_path, models_dir=Settings().models, voice=False)

    async def talks() -> tuple[str, str]:
        async with open_service(settings) as service:
            return await held(service, *ASKED), await held(service, ASKED[0], "그냥 죽고 싶어요")

    plain, crisis = asyncio.run(talks())
    monkeypatch.setenv("MADANG_MODELS_DIR", str(Settings().models))
    monkeypatch.setenv("MADANG_VAR_DIR", str(tmp_path))

    told = CliRunner().invoke(cli, ["talks", "replay", plain, "--json"], catch_exceptions=False)
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert [(line["turn"], line["same"], line["why"]) for line in lines] == [(n, True, []) for n in (1, 2, 3)]
    assert lines[0]["passages"]["then"]
    one = CliRunner().invoke(cli, ["talks", "replay", plain, "--turn", "2"], catch_exceptions=False)
    assert one.stdout.startswith("2. ")
    assert "the same" in one.stdout

    wordless = CliRunner().invoke(cli, ["talks", "replay", crisis])
    assert isinstance(wordless.exception, Conflict)
    assert "[crisis]" in wordless.stdout
    assert "move-in-report#" in wordless.stdout
    assert not any(text in wordless.stdout for text in (ASKED[0], "죽고"))
    with pytest.raises(NotFound, match="there is no turn 9"):
        CliRunner().invoke(cli, ["talks", "replay", plain, "--turn", "9"], catch_exceptions=False)
