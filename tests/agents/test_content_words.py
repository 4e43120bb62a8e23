"""What a turn is about, without the words for asking."""

from __future__ import annotations

import pytest

from agents.content_words import content_words, names_thing, points_back, without_noise
from core.speech import Language


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("그럼 늦으면요?", "ko", ()),
        ("어디서요?", "ko", ()),
        ("그건 뭐가 필요해요?", "ko", ()),
        ("얼마예요?", "ko", ()),
        ("외국인은요?", "ko", ("외국인",)),
        ("그럼 여권은요?", "ko", ("여권",)),
        ("등록은요?", "ko", ("등록",)),
        ("what if I'm late?", "en", ()),
        ("What if I am late?", "en", ()),
        ("what if I'd be late?", "en", ()),
        ("what if they'll be late?", "en", ()),
        ("what if I can't or won't?", "en", ()),
        ("my husband’s passport", "en", ("husband", "passport")),
        ("and for foreigners?", "en", ("foreigner",)),
    ],
)
def test_stems_that_name_a_matter(text: str, language: Language, words: tuple[str, ...]) -> None:
    assert content_words(text, language) == words


@pytest.mark.parametrize(
    "text", ["그럼 늦으면요?", "외국인은요?", "근데 언제까지예요", "what about foreigners?", "is it free?"]
)
def test_a_turn_that_leans_on_the_one_before(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize("text", ["여권 만들려고요", "재산세 언제 내요?", "How do I register a birth?"])
def test_a_turn_that_stands_alone(text: str) -> None:
    assert not points_back(text)


@pytest.mark.parametrize(
    ("word", "thing"),
    [("상속", True), ("투표해", True), ("취소할", True), ("tax", True), ("물어봐도", False), ("돌아가셨어", False)],
)
def test_a_noun_or_a_verb_made_of_one_names_a_thing(word: str, thing: bool) -> None:
    assert names_thing(word) is thing


def test_sighs_are_kept_from_search() -> None:
    assert without_noise("아 진짜 짜증나네 등본 어디서 떼요") == "등본 어디서 떼요"
    assert without_noise("아 진짜") == "아 진짜"
