"""The whole loop of a spoken talk, readable in one go.

    microphone -> line.frames -> listener -> talk.answer (-> agent -> retrieval) -> speaker -> line.play -> loudspeaker

Everything said is published on the talk's feed, which screens, the desk and the ledger read. The connection outlives
the talk: in the world a citizen walks from one official to the next, and only `talk` changes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable
from dataclasses import dataclass, field

from app.protocols import Line, Listener, Speaker
from app.talks.talk import Talk
from app.timing import TurnTimer
from app.wire import Via
from core.answers import AnswerText
from core.audio import AudioFrame
from core.speech import FinalTranscript, Language, PartialTranscript, SpeechEvent, SpeechStarted, TurnEnded, Words
from rtc import rtvi


@dataclass(slots=True)
class Utterance:
    """What the avatar is saying, sentence by sentence, and how much of it was heard."""

    talk: Talk
    answer_id: str | None = None
    """None for what is no answer: a greeting, an announcement, a staff member's typed words."""
    sentences: list[Words] = field(default_factory=list[Words])
    heard: str = ""

    def unheard(self) -> list[Words]:
        """The sentences that were not heard to their end."""
        left = len(self.heard.split())
        for place, sentence in enumerate(self.sentences):
            left -= len(sentence)
            if left < 0:
                return self.sentences[place:]
        return []


class Conversation:
    """One citizen's line; `run` lasts as long as the line does."""

    def __init__(
        self, line: Line, listener: Listener, speaker: Speaker, timer: TurnTimer, *, language: Language
    ) -> None:
        self.line = line
        self._listener = listener
        self._speaker = speaker
        self._timer = timer
        self._language: Language = language
        self._words: list[FinalTranscript] = []
        self._tasks: asyncio.TaskGroup | None = None
        self._saying: asyncio.Task[None] | None = None
        self._utterance: Utterance | None = None
        self._cut: Utterance | None = None
        self.talk: Talk | None = None

    async def run(self) -> None:
        """Hears and answers until the line closes; what is being said then is cut off and put on record."""
        try:
            async with asyncio.TaskGroup() as self._tasks:
                async for heard in self._listener.listen(self._frames(), language=self._language):
                    self._hear(heard)
                self.hush()
        finally:
            self.attach(None)

    @property
    def speaking(self) -> bool:
        """An answer or an announcement is on its way, or sounds."""
        return self._saying is not None and not self._saying.done()

    def attach(self, talk: Talk | None) -> None:
        """From now on the line belongs to this talk (None: to nobody)."""
        self.hush()
        if self.talk and self.talk.ask_aloud == self.ask:
            self.talk.ask_aloud = None
        self.talk = talk
        if talk:
            talk.ask_aloud = self.ask

    def ask(self, text: str, *, via: Via = "text") -> None:
        """The citizen's words: what is being said stops, and they are answered, or relayed to the person who drives."""
        talk = self.talk
        if talk is None or talk.closed:
            return
        self.hush()
        self._cut = None
        if talk.driver.kind == "person":
            talk.citizen_said(text, via=via)
        else:
            self._start(Utterance(talk), self._reply(talk, text, via))

    def say(self, *sentences: Words) -> asyncio.Task[None] | None:
        """Says something that is no answer; returns the task that ends when it has been played."""
        if self.talk is None or self._tasks is None:
            return None
        self.hush()
        utterance = Utterance(self.talk)
        return self._start(utterance, self._speak(utterance, _each(sentences)))

    def hush(self) -> None:
        """Stops the voice; what was heard of it goes on record."""
        if self._saying and self.speaking and self._utterance:
            self._utterance.heard = self.line.hush()
            self._cut = self._utterance
            self._saying.cancel()
        self._saying = None

    def _hear(self, heard: SpeechEvent) -> None:
        talk = self.talk
        match heard:
            case SpeechStarted():
                self.hush()
                self.line.send(rtvi.to_wire(rtvi.UserStartedSpeaking()))
            case PartialTranscript() if talk:
                talk.heard_partial(heard.text)
            case FinalTranscript():
                self._words.append(heard)
            case TurnEnded():
                self.line.send(rtvi.to_wire(rtvi.UserStoppedSpeaking()))
                self._turn_ended()
            case _:
                pass

    def _turn_ended(self) -> None:
        words, self._words = self._words, []
        if words:
            self._timer.heard(words[-1].ends_seconds)
            self.ask(" ".join(word.text for word in words), via="voice")
        elif self._cut and (rest := self._cut.unheard()):
            # A cough or a slammed door stopped the official: it goes on where it was.
            self.say(*rest)

    def _start(self, utterance: Utterance, saying: Coroutine[None, None, None]) -> asyncio.Task[None]:
        assert self._tasks is not None
        self._utterance = utterance
        self._saying = self._tasks.create_task(saying)
        return self._saying

    async def _reply(self, talk: Talk, question: str, via: Via) -> None:
        utterance = self._utterance
        assert utterance is not None
        sentences: asyncio.Queue[Words | None] = asyncio.Queue()
        interrupted = True
        try:
            async with asyncio.TaskGroup() as tasks:
                # Composed ahead of the voice, so that the screen has the whole answer at once.
                tasks.create_task(self._compose(utterance, question, via, sentences))
                await self._speak(utterance, _until_none(sentences))
            interrupted = False
        finally:
            if utterance.answer_id:
                talk.spoke(utterance.answer_id, utterance.heard, interrupted=interrupted)

    async def _compose(
        self, utterance: Utterance, question: str, via: Via, sentences: asyncio.Queue[Words | None]
    ) -> None:
        async for happened in utterance.talk.answer(question, via=via):
            if utterance.answer_id is None and (answer := utterance.talk.last_answer()):
                utterance.answer_id = answer.id
            if isinstance(happened, AnswerText):
                sentences.put_nowait(happened.words)
        self._timer.composed()
        sentences.put_nowait(None)

    async def _speak(self, utterance: Utterance, sentences: AsyncIterator[Words]) -> None:
        talk = utterance.talk
        self.line.begin()
        async for chunk in self._speaker.speak(
            _noting(sentences, utterance), voice=talk.agent.official.voice, language=talk.language
        ):
            self._timer.spoke()
            await self.line.play(chunk)
            self._timer.played()
        await self.line.drained()
        utterance.heard = self.line.heard()

    async def _frames(self) -> AsyncIterator[AudioFrame]:
        async for frame in self.line.frames():
            self._timer.frame(frame.ends_seconds)
            yield frame


async def _each(sentences: Iterable[Words]) -> AsyncIterator[Words]:
    for sentence in sentences:
        yield sentence


async def _until_none(sentences: asyncio.Queue[Words | None]) -> AsyncIterator[Words]:
    while (sentence := await sentences.get()) is not None:
        yield sentence


async def _noting(sentences: AsyncIterator[Words], utterance: Utterance) -> AsyncIterator[Words]:
    async for sentence in sentences:
        utterance.sentences.append(sentence)
        yield sentence
