"""The ears and the mouth: the speech models, loaded once and shared by every line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from agents.officials import load_officials
from app.knowledge_base import index_folder
from app.models.manifest import ModelRole
from app.models.store import ModelStore, open_store
from app.settings import Settings
from core.officials import Official
from core.speech import Language, SpokenWord, Words
from speech.listen import Listener
from speech.protocols import TextToSpeech
from speech.speak import Speaker


@dataclass(frozen=True, slots=True)
class Voice:
    """What a line hears and speaks with."""

    listener: Listener
    speaker: Speaker

    async def warm(self, official: Official, sentences: list[Words], language: Language) -> int:
        """Speaks sentences ahead of time, while nobody talks; how many clauses were new."""
        return await self.speaker.warm(sentences, voice=official.voice, language=language)


@asynccontextmanager
async def open_voice(settings: Settings) -> AsyncGenerator[Voice]:
    """Loads the models in a thread; about 4 s with the files on disk."""
    voice = await asyncio.to_thread(_load, settings)
    try:
        yield voice
    finally:
        voice.listener.close()
        voice.speaker.close()


@asynccontextmanager
async def open_listener(settings: Settings) -> AsyncGenerator[Listener]:
    """The ears alone."""
    listener = await asyncio.to_thread(_ears, open_store(settings))
    try:
        yield listener
    finally:
        listener.close()


def _load(settings: Settings) -> Voice:
    from speech.spoken_cache import SpokenCache

    store = open_store(settings)
    cache = SpokenCache(index_folder(settings).with_suffix(".spoken"))
    return Voice(_ears(store), Speaker(_rehearsed(load_text_to_speech(settings, store)), cache=cache))


def _rehearsed(engine: TextToSpeech) -> TextToSpeech:
    """The first word pays for lazily loaded dictionaries: better now than while a citizen waits."""
    voice = next(iter(load_officials().values())).voice
    engine.synthesise((SpokenWord("네", "네"),), voice=voice.ko, language="ko", speed=voice.speed)
    return engine


def _ears(store: ModelStore) -> Listener:
    from speech.silero import SileroModel
    from speech.smart_turn import SmartTurnDetector
    from speech.whisper import WhisperSpeechToText

    activity = SileroModel(store.path(ModelRole.VOICE_ACTIVITY) / "silero_vad.onnx")
    return Listener(
        voice_activity=activity.detector,
        turn_detector=SmartTurnDetector(store.path(ModelRole.END_OF_TURN) / "smart-turn-v3.2-cpu.onnx"),
        speech_to_text=WhisperSpeechToText(store.path(ModelRole.SPEECH_TO_TEXT)),
    )


def load_text_to_speech(settings: Settings, store: ModelStore, *, threads: int = 2) -> TextToSpeech:
    """Blocking, a second."""
    from speech.english import EnglishPronunciation, pack_dictionary
    from speech.kokoro import KokoroTextToSpeech
    from speech.korean import KoreanPronunciation
    from speech.pronunciation import Pronunciation

    english = EnglishPronunciation(pack_dictionary(settings.var_dir / "pronunciation"))
    pronunciation = Pronunciation(korean=KoreanPronunciation(), english=english)
    return KokoroTextToSpeech(
        store.path(ModelRole.TEXT_TO_SPEECH),
        voices=store.path(ModelRole.VOICES),
        pronunciation=pronunciation,
        threads=threads,
    )
