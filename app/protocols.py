"""What a conversation needs: a line, ears, a mouth, an official."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from core.answers import AnswerEvent
from core.audio import AudioFrame
from core.officials import Official
from core.speech import Language, SpeechEvent, SpokenChunk, Viseme, Voice, Words
from core.turns import TalkSoFar

Item_co = TypeVar("Item_co", covariant=True)


class Stream(Protocol[Item_co]):
    """An asynchronous iterator whose work can be dropped before its end."""

    def __aiter__(self) -> AsyncIterator[Item_co]: ...

    def __anext__(self) -> Awaitable[Item_co]: ...

    def aclose(self) -> Awaitable[None]: ...


class Listener(Protocol):
    """Sound to speech events."""

    def listen(
        self, frames: AsyncIterator[AudioFrame], *, language: Language, hint: Callable[[], str]
    ) -> Stream[SpeechEvent]:
        """`hint`: terms to expect, asked for with each utterance; empty: none."""
        ...


class Vocabulary(Protocol):
    """What the citizens of an official say that others do not."""

    def hint(self, official_id: str, language: Language) -> str:
        """The terms as a recogniser reads them; empty where none are known. Takes no time."""
        ...


class Speaker(Protocol):
    """Sentences to sound, clause by clause, the next one made while the last one plays."""

    def speak(self, sentences: AsyncIterator[Words], *, voice: Voice, language: Language) -> Stream[SpokenChunk]: ...


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


class LiveLine(Line, Protocol):
    """A line that a person's own voice can be passed through."""

    @property
    def pc_id(self) -> str: ...

    def tap_frames(self) -> AsyncIterator[AudioFrame]:
        """The microphone for a person who listens in."""
        ...

    async def play_frames(self, frames: AsyncIterator[AudioFrame]) -> None:
        """Passes a person's microphone on as the avatar's voice until it ends; who speaks goes before queued speech."""
        ...

    def move_lips(self, visemes: Sequence[Viseme]) -> None:
        """Mouth shapes of that voice, `at_seconds` on the clock of its frames."""
        ...
