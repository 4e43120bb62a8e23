"""A model in this process writes beside the loop, stops when nobody listens, and is never late."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.call_limits import CallLimits
from agents.local_model import LocalModel
from core.errors import ModelError
from tests.fakes.tiny_causal_model import save_tiny_causal_model

WORDS = ["이사", "하면", "14일", "이내에", "신고", "합니다", "과태료", "5만원", "구청"]
PATIENT = CallLimits(first_token_seconds=60.0, total_seconds=60.0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_causal_model(tmp_path_factory.mktemp("tiny"), WORDS, context=4_096)


async def written(model: LocalModel, prompt: str = "신고", *, max_tokens: int = 8) -> str:
    return "".join([piece async for piece in model.complete("이사", prompt, max_tokens=max_tokens)])


async def test_it_writes_what_it_is_asked_to_and_no_more(folder: Path) -> None:
    model = LocalModel(folder, limits=PATIENT)
    text = await written(model)
    model.close()
    assert 0 < len(text.split()) <= 8
    assert set(text.split()) <= {*WORDS, "[UNK]"}


async def test_a_completion_that_is_closed_stops_and_the_next_one_is_written(folder: Path) -> None:
    model = LocalModel(folder, limits=PATIENT)
    long = model.complete("이사", "신고", max_tokens=4_000)
    await anext(long)
    await long.aclose()
    assert await written(model)
    model.close()


async def test_one_that_is_late_is_an_error(folder: Path) -> None:
    model = LocalModel(folder, limits=CallLimits(first_token_seconds=60.0, total_seconds=0.001))
    with pytest.raises(ModelError, match="late"):
        await written(model, max_tokens=4_000)
    model.close()


async def test_a_text_that_does_not_fit_is_an_error(folder: Path) -> None:
    model = LocalModel(folder, limits=PATIENT)
    with pytest.raises(ModelError, match="so long a text"):
        await written(model, max_tokens=4_096)
    model.close()


def test_a_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no language model"):
        LocalModel(tmp_path)


async def test_the_chat_template_of_the_folder_is_kept_to(folder: Path) -> None:
    model = LocalModel(folder, limits=PATIENT)
    tokenizer = getattr(model, "_tokenizer")  # noqa: B009
    tokenizer.chat_template = "{% for m in messages %}[{{ m.role }}] {{ m.content }} {% endfor %}"
    laid_out = getattr(model, "_laid_out")("안내", "질문")  # noqa: B009
    model.close()
    assert laid_out == "[system] 안내 [user] 질문 "
