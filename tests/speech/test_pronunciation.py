"""Words to phonemes, in Korean and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.speech import Language
from speech.korean import letters_in_hangul, syllables_to_ipa
from speech.pronunciation import Pronunciation
from speech.romanised import hangul_of
from tests.speech import engines
from tests.speech.engines import words


def pronunciation() -> Pronunciation:
    return Pronunciation(korean=engines.korean(), english=engines.english())


def read(text: str, language: Language = "ko") -> str:
    return "".join(symbol.ipa for symbol in pronunciation().symbols(words(text), language))


@pytest.mark.parametrize(
    ("sounded", "ipa"),
    [
        ("가", "ka"),
        ("아가", "aɡa"),  # voiced between vowels
        ("약가", "jakka"),  # not after a stop
        ("시서", "ɕisʌ"),  # palatal before i
        ("까따빠짜", "ʔkaʔtaʔpaʔʨa"),
        ("말라", "malla"),
        ("나라", "naɾa"),
        ("강", "kaŋ"),
        ("", ""),
        ("a1.", ""),
    ],
)
def test_syllables_become_the_phonemes_that_kokoro_knows(sounded: str, ipa: str) -> None:
    assert syllables_to_ipa(sounded) == ipa


@pytest.mark.parametrize(
    ("written", "ipa"),
    [
        ("연결해 드리겠습니다.", "jʌnɡjʌlhɛ tɯɾiɡetsɯmnida."),
        ("독립문", "toŋnimmun"),
        ("값이", "kapɕi"),
    ],
)
def test_korean_is_read_as_it_sounds(written: str, ipa: str) -> None:
    assert read(written) == ipa


def test_letters_and_stray_digits_in_korean_are_named() -> None:
    assert letters_in_hangul("D-8") == "디-팔"
    assert read("FDI 신고") == read("에프디아이 신고")


def test_an_english_word_in_korean_keeps_its_english_sound() -> None:
    assert read("Invest 서울") == f"{read('Invest', 'en')} {read('서울')}"
    assert read("Invest에서,") == f"{read('Invest', 'en')}{read('에서')},"


def test_a_korean_word_in_english_keeps_its_korean_sound() -> None:
    assert read("Ask 서울", "en") == f"{read('Ask', 'en')} {read('서울')}"


@pytest.mark.parametrize(
    ("text", "ipa"),
    [
        ("the office", "ði ˈɔfəs"),
        ("the move", "ðə mˈuv"),
        ("I read the record.", "ˈI ɹˈid ðə ɹˈɛkəɹd."),
        ("Jongno", "ʨoŋno"),
        ("D-8", "dˈiˈAt"),
    ],
)
def test_english_is_read_in_its_sentence(text: str, ipa: str) -> None:
    assert read(text, "en") == ipa


@pytest.mark.parametrize(
    ("roman", "hangul"),
    [("Jongno", "종노"), ("Gwanghwamun", "광화문"), ("Yeouido", "여의도"), ("gu", "구"), ("KRW", None), ("", None)],
)
def test_romanised_korean_is_recognised(roman: str, hangul: str | None) -> None:
    assert hangul_of(roman) == hangul


def test_a_mark_belongs_to_the_word_it_follows() -> None:
    symbols = pronunciation().symbols(words("네, 가요."), "ko")

    assert [(symbol.ipa, symbol.word) for symbol in symbols if symbol.ipa in ",. "] == [(",", 0), (" ", None), (".", 1)]


@given(st.lists(st.text("가나값없ㄱaZe1-—,.?!·() ", min_size=1, max_size=8), max_size=6), st.sampled_from(["ko", "en"]))
def test_any_text_is_read_without_a_gap_at_either_end(pieces: list[str], language: Language) -> None:
    spoken = words(" ".join(pieces))
    symbols = pronunciation().symbols(spoken, language)

    assert all(symbol.word is None or 0 <= symbol.word < len(spoken) for symbol in symbols)
    assert not symbols or (symbols[0].word is not None and symbols[-1].word is not None)
    places = [symbol.word for symbol in symbols if symbol.word is not None]
    assert places == sorted(places)
