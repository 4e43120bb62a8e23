"""What a conversation needs: a line, ears, a mouth, an official."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Protocol

from core.answers import AnswerEvent
from core.audio import AudioFrame
from core.officials import Official
from core.speech import Language, SpeechEvent, SpokenChunk, Voice, Words
from core.turns import TalkSoFar


class Listener(Protocol):
    """Sound to speech events."""

    def listen(self, frames: AsyncIterator[AudioFrame], *, language: Language) -> AsyncIterator[SpeechEvent]: ...


class Speaker(Protocol):
    """Sentences to sound, clause by clause, the next one made while the last one plays."""

    def speak(
        self, sentences: AsyncIterator[Words], *, voice: Voice, language: Language
    ) -> AsyncIterator[SpokenChunk]: ...


class Agent(Protocol):
    """An official's turn."""

    @property
    def official(self) -> Official: ...

    def answer(self, talk: TalkSoFar, text: str) -> AsyncIterator[AnswerEvent]:
        """Ends with exactly one `AnswerClosed`."""
        ...


class Line(Protocol):
    """One citizen's media path: the microphone in, the avatar's voice out, messages both ways."""

    def frames(self) -> AsyncIterator[AudioFrame]:
        """The microphone: 16 kHz mono, 20 ms each; ends when the connection closes."""
        ...

    async def play(self, chunk: SpokenChunk) -> None:
        """Queues a chunk and returns when it begins to play, so that one chunk at most waits behind it."""
        ...

    async def drained(self) -> None:
        """Returns when the last queued sample has been sent."""
        ...

    def hush(self) -> str:
        """Drops the queue, tells the client to mute, and returns the words heard since the last `begin`."""
        ...

    def begin(self) -> None:
        """A new utterance starts: the playout ledger counts from here."""
        ...

    def heard(self) -> str:
        """The on-screen words played since `begin`, up to this moment."""
        ...

    def send(self, message: Mapping[str, object]) -> None:
        """One message over the data channel; queued until the channel is open, dropped when it has closed."""
        ...

    def messages(self) -> AsyncIterator[Mapping[str, object]]:
        """Messages of the client, parsed; ends when the connection closes."""
        ...

    async def close(self) -> None: ...
