"""The whole loop of a spoken talk, readable in one go.

    microphone -> line.frames -> listener -> talk.answer (-> agent -> retrieval) -> mouth -> line.play -> loudspeaker

Everything said is published on the talk's feed, which screens, the desk and the ledger read. The connection outlives
the talk: in the world a citizen walks from one official to the next, and only `talk` changes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

from app.mouth import Mouth, Utterance
from app.protocols import Line, Listener, Speaker, Vocabulary
from app.talks.talk import Answer, Talk
from app.timing import TurnTimer
from app.wire import Via
from core.answers import AnswerText
from core.audio import AudioFrame
from core.errors import Conflict
from core.speech import FinalTranscript, Language, PartialTranscript, SpeechEvent, SpeechStarted, TurnEnded, Words
from rtc import rtvi

LONGEST_TURN_CHARACTERS = 2_000  # ten minutes of talking: the question stands at its end


class Conversation:
    """One citizen's line; `run` lasts as long as the line does."""

    def __init__(
        self,
        line: Line,
        listener: Listener,
        speaker: Speaker,
        timer: TurnTimer,
        *,
        language: Language,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.line = line
        self._vocabulary = vocabulary
        self._listener = listener
        self._mouth = Mouth(line, speaker, timer)
        self._timer = timer
        self._language: Language = language
        self._words: list[FinalTranscript] = []
        self._tasks: asyncio.TaskGroup | None = None
        self._composing: asyncio.Task[None] | None = None
        self.talk: Talk | None = None

    async def run(self) -> None:
        """Hears and answers until the line closes; what is being said then is cut off and put on record."""
        try:
            async with asyncio.TaskGroup() as tasks:
                self._tasks = tasks
                self._mouth.open(tasks)
                events = self._listener.listen(self._frames(), language=self._language, hint=self._hint)
                async with aclosing(events):
                    async for heard in events:
                        self._hear(heard)
                self._end()
        finally:
            self._end()

    @property
    def speaking(self) -> bool:
        """An answer or an announcement is on its way, or sounds."""
        return self._mouth.speaking

    def attach(self, talk: Talk | None) -> None:
        """From now on the line belongs to this talk (None: to nobody)."""
        self.hush()
        if self.talk and self.talk.voice is self:
            self.talk.voice = None
        self.talk = talk
        if talk:
            talk.voice = self

    def ask(self, text: str, *, via: Via = "text") -> Answer | None:
        """What is being said stops, and the words are answered, or relayed to the person who drives (None).

        None as well where they cut off the goodbye of an official who ended the talk. An announcement or a person's
        typed words of which nothing was heard yet are said all the same. Raises `Conflict` when nobody is there to
        answer.
        """
        talk = self.talk
        if talk is None or self._tasks is None:
            raise Conflict("nobody is here to answer; walk up to an official first")
        talk.require_open()
        if talk.driver.kind == "person":
            talk.relay(text, via=via)
            self._give_way()
            return None
        self._give_way()
        if talk.closed:
            return None
        answer = talk.ask(text, via=via)
        utterance = Utterance(talk, answer, timed=via == "voice")
        self._mouth.say(utterance)
        self._composing = self._tasks.create_task(self._compose(answer, utterance))
        return answer

    def say(self, *sentences: Words) -> None:
        """Says something that is no answer, after what is being said."""
        if self.talk:
            self._mouth.say(Utterance(self.talk, sentences=list(sentences), complete=True))

    def hush(self) -> None:
        """Stops the voice for good; what was heard goes on record, and nothing more is composed."""
        self._compose_no_more()
        self._mouth.drop()

    def _give_way(self) -> None:
        self._compose_no_more()
        self._mouth.give_way()

    def _compose_no_more(self) -> None:
        if self._composing:
            self._composing.cancel()
            self._composing = None

    def _hear(self, heard: SpeechEvent) -> None:
        match heard:
            case SpeechStarted():
                self._mouth.stop()
                self.line.send(rtvi.to_wire(rtvi.UserStartedSpeaking()))
            case PartialTranscript():
                if self.talk:
                    self.talk.heard_partial(heard.text)
            case FinalTranscript():
                self._words.append(heard)
            case TurnEnded():
                self.line.send(rtvi.to_wire(rtvi.UserStoppedSpeaking()))
                self._turn_ended()

    def _turn_ended(self) -> None:
        words, self._words = self._words, []
        if not words or self.talk is None or self.talk.closed:
            # A cough or a slammed door stopped the official: it goes on where it was.
            self._mouth.resume()
        else:
            self._timer.heard(words[-1].ends_seconds)
            self.ask(" ".join(word.text for word in words)[-LONGEST_TURN_CHARACTERS:], via="voice")

    async def _compose(self, answer: Answer, utterance: Utterance) -> None:
        """Ahead of the voice, so that the screen has the whole answer at once."""
        try:
            async with aclosing(utterance.talk.answer(answer)) as events:
                async for happened in events:
                    if isinstance(happened, AnswerText):
                        utterance.add(happened.words)
            if utterance.timed:
                self._timer.composed()
        finally:
            utterance.finish()

    async def _frames(self) -> AsyncIterator[AudioFrame]:
        async for frame in self.line.frames():
            self._timer.frame(frame.ends_seconds)
            yield frame

    def _hint(self) -> str:
        """What is said to the official of this moment."""
        if self._vocabulary is None or self.talk is None:
            return ""
        return self._vocabulary.hint(self.talk.official_id, self._language)

    def _end(self) -> None:
        self.attach(None)
        self._tasks = None
        self._mouth.close()
