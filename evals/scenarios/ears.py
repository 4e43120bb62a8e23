"""What a spoken turn is heard by: said by a packaged voice, heard as the service hears a line.

Voice activity, pieces and the recogniser are the service's own, as it is set up by default; a recording is handed
over at once, so that the silence limit alone ends the turn. What is said is heard anew in each run.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from app.commands.voice import heard_in
from app.settings import Settings
from app.voice import open_listener
from evals.heard import VOICES, Said, Sounds, open_sounds
from evals.scenarios.reading import Scenario
from evals.scenarios.running import HeardTurn
from speech.listen import Listener


class PackagedEars:
    """The `Ears` of the packaged models."""

    def __init__(self, sounds: Sounds, listener: Listener) -> None:
        self._sounds, self._listener = sounds, listener

    async def hear(self, text: str, scenario: Scenario) -> HeardTurn:
        said = Said(text, scenario.language, scenario.voice or VOICES[scenario.language][0])
        sound = await asyncio.to_thread(self._sounds.speak, said)
        listened = await heard_in(self._listener, sound, scenario.language)
        return HeardTurn(listened.text, listened.timings_ms["speech_to_text"])


@asynccontextmanager
async def open_ears(settings: Settings) -> AsyncGenerator[PackagedEars]:
    """Loads the models; a few seconds."""
    sounds = await asyncio.to_thread(open_sounds, settings)
    async with open_listener(settings) as listener:
        yield PackagedEars(sounds, listener)
