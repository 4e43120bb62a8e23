"""Which language a turn is in."""

from __future__ import annotations

import pytest

from agents.language import language_of, written_in
from core.speech import Language, WrittenLanguage


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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("引っ越しました", "ja"),
        ("パスポート", "ja"),
        ("搬家以后要申报吗", "zh"),
        ("전입신고(轉入申告)", "ko"),
        ("車", "ko"),
        ("I just moved", "en"),
        ("14", "ko"),
    ],
)
def test_kana_and_chinese_characters_tell_what_a_turn_is_written_in(text: str, written: WrittenLanguage) -> None:
    assert written_in(text, prior="ko") == written
