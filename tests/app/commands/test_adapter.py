"""`madang adapter` from training to taking back, with the real models over a small database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.commands.adapter import adapter_cli
from app.commands.knowledge import knowledge_cli
from app.settings import CHECKOUT
from core.errors import InvalidInput
from tests.fakes.database import migrated_copy

THINGS = (
    "여권",
    "주차",
    "폐기물",
    "도서관",
    "수도",
    "전입",
    "어린이집",
    "체육관",
    "가로등",
    "상품권",
    "자전거",
    "공원",
)
WAYS = ("어떻게 해요?", "어디서 하나요?", "얼마예요?", "언제까지예요?", "누구한테 물어봐요?")

pytestmark = [pytest.mark.models, pytest.mark.timeout(600)]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the service with twelve published documents and sixty questions."""
    monkeypatch.setenv("MADANG_MODELS_DIR", str(CHECKOUT / "var" / "models"))
    monkeypatch.setenv("MADANG_VAR_DIR", str(tmp_path))
    monkeypatch.setenv("MADANG_DATABASE_URL", migrated_copy(tmp_path))
    monkeypatch.setenv("MADANG_LOAD_STARTER", "false")
    return tmp_path


def publish(here: Path, things: tuple[str, ...]) -> None:
    lines = [
        {
            "id": f"thing-{at}",
            "title": f"{thing} 안내",
            "text": f"{thing} 업무는 구청 {at + 1}번 창구에서 합니다.",
            "questions": [f"{thing} {way}" for way in WAYS],
        }
        for at, thing in enumerate(things)
    ]
    path = here / "things.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    options = ["import", str(path), "--collection", "guide", "--publish"]
    assert CliRunner().invoke(knowledge_cli, options, catch_exceptions=False).exit_code == 0


def adapter(*arguments: str) -> Result:
    return CliRunner().invoke(adapter_cli, list(arguments), catch_exceptions=False)


def scores_elsewhere(here: Path) -> list[tuple[str, float]]:
    """What `madang search` finds in a process of its own."""
    (here / "queries.jsonl").write_text('{"id": 1, "query": "여권은 어디서 만들어요?"}\n', "utf-8")
    options = ["--collection", "guide", "--queries", str(here / "queries.jsonl"), "--run", str(here / "run.jsonl")]
    subprocess.run([sys.executable, "-m", "app.cli", "search", *options], cwd=CHECKOUT, check=True)
    [line] = (here / "run.jsonl").read_text("utf-8").splitlines()
    return [(hit["document_id"], hit["score"]) for hit in json.loads(line)["ranking"]]


def test_trained_measured_put_to_use_and_taken_back(here: Path) -> None:
    publish(here, THINGS)
    told = adapter("train").stdout
    assert "60 questions of 12 documents" in told
    assert "does not make search better: it is kept and not used" in told
    assert "in use: none" in adapter("status").stdout
    before = scores_elsewhere(here)
    with pytest.raises(InvalidInput, match="gain at least"):
        adapter("activate")
    assert "adapter 1 is in use" in adapter("activate", "1", "--force").stdout
    assert "in use: adapter 1" in adapter("status").stdout
    assert scores_elsewhere(here) != before
    assert "no adapter is in use any more" in adapter("revert").stdout
    assert scores_elsewhere(here) == before


def test_too_few_questions_are_said(here: Path) -> None:
    publish(here, THINGS[:3])
    with pytest.raises(InvalidInput, match="`15` example questions are too few"):
        adapter("train")
    assert adapter("status").stdout == "in use: none\n"
