"""How well each official's voice is understood: published sentences, spoken and read back by the recogniser.

The recogniser makes errors of its own, so a voice is to be compared with another one, not with zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import jiwer
import soxr

from agents.officials import load_officials
from agents.spoken_form import words_of
from app.models.manifest import ModelRole
from app.models.store import open_store
from app.settings import Settings
from app.voice import load_text_to_speech
from core.audio import HEARING_RATE_HZ
from core.speech import Language
from knowledge.starter import read_starter
from speech.protocols import SpeechToText, TextToSpeech
from speech.whisper import WhisperSpeechToText

LONGEST_CHARACTERS = 60
_NO_LETTER = re.compile(r"\W")
_NUMBER_OR_OTHER_SCRIPT = {"ko": re.compile(r"[0-9A-Za-z]"), "en": re.compile(r"[0-9가-힣]")}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice as one official uses it."""

    official: str
    language: Language
    voice: str
    speed: float
    sentences: int
    character_error_rate: float


def voices(settings: Settings, count: int, candidates: Sequence[str] = ()) -> Iterator[Spoken]:
    """Every official with the own voice in both languages, and `candidates` in its place; yields as each is done."""
    store = open_store(settings)
    mouth = load_text_to_speech(settings, store)
    ears = WhisperSpeechToText(store.path(ModelRole.SPEECH_TO_TEXT))
    for official in load_officials().values():
        for language in ("ko", "en"):
            for voice in candidates or (official.voice.named(language),):
                sentences = sentences_of(official.collections, language, count)
                rate = _error_rate(sentences, mouth, ears, (voice, language, official.voice.speed))
                yield Spoken(official.id, language, voice, official.voice.speed, len(sentences), rate)


def sentences_of(collections: Sequence[str], language: Language, count: int) -> list[str]:
    """`count` short sentences, evenly over the collections, without numbers: those are written in more than one way."""
    texts = [
        section.ko if language == "ko" else section.en
        for procedure in read_starter()
        if procedure.collection in collections
        for section in procedure.sections
    ]
    firsts = [re.split(r"(?<=[.?!]) ", text)[0] for text in texts]
    fit = [
        each
        for each in firsts
        if 10 <= len(each) <= LONGEST_CHARACTERS and not _NUMBER_OR_OTHER_SCRIPT[language].search(each)
    ]
    return [fit[place * len(fit) // count] for place in range(min(count, len(fit)))]


def _error_rate(
    sentences: Sequence[str], mouth: TextToSpeech, ears: SpeechToText, spoken: tuple[str, Language, float]
) -> float:
    voice, language, speed = spoken
    heard: list[str] = []
    for sentence in sentences:
        sound = mouth.synthesise(words_of(sentence, language), voice=voice, language=language, speed=speed).audio
        samples = soxr.resample(sound.samples, sound.sample_rate_hz, HEARING_RATE_HZ)
        heard.append(ears.transcribe(samples, language=language).text)
    return letter_error_rate(sentences, heard)


def letter_error_rate(said: Sequence[str], heard: Sequence[str]) -> float:
    """Over letters and digits alone, of all that was said together."""
    return round(float(jiwer.cer([letters(each) for each in said], [letters(each) for each in heard])), 4)


def letters(text: str) -> str:
    """Without spaces and signs, which are not heard."""
    return _NO_LETTER.sub("", text).lower()
