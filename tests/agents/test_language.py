"""Which language a turn is in."""

from __future__ import annotations

import pytest

from agents.language import language_of
from core.speech import Language


@pytest.mark.parametrize(
    ("text", "prior", "language"),
    [
        ("이사했어요", "en", "ko"),
        ("AI가 뭐예요?", "en", "ko"),
        ("I just moved", "ko", "en"),
        ("hello", "ko", "en"),
        ("OK", "ko", "ko"),
        ("Gangnam", "ko", "ko"),
        ("14", "en", "en"),
        ("", "ko", "ko"),
        ("what is 전입신고 in English please", "ko", "en"),
    ],
)
def test_script_decides_and_the_talk_decides_the_rest(text: str, prior: Language, language: Language) -> None:
    assert language_of(text, prior=prior) == language
