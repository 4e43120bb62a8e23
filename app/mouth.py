"""What the avatar says: one utterance after the other, stopped at a sound and taken up again after a cough."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from app.protocols import Line, Speaker
from app.talks.talk import Answer, Talk
from app.timing import TurnTimer
from core.speech import Language, Words


@dataclass(slots=True)
class Utterance:
    """Sentences to be said, which may still be in the making, and how far they were heard."""

    talk: Talk
    answer: Answer | None = None
    """None for what is no answer: a greeting, an announcement, a staff member's typed words."""
    timed: bool = False
    """Whether it answers a spoken turn."""
    sentences: list[Words] = field(default_factory=list[Words])
    complete: bool = False
    begun: bool = False
    """The line counts what is heard of this utterance, not of the one before."""
    said: int = 0
    """Sentences that were heard to their end."""
    _part: str = ""
    _grown: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, sentence: Words) -> None:
        self.sentences.append(sentence)
        self._wake()

    def finish(self) -> None:
        """No sentence follows."""
        self.complete = True
        self._wake()

    @property
    def language(self) -> Language:
        """An answer has the language of its question."""
        closed = self.answer.closed if self.answer else None
        return closed.language if closed else self.talk.language

    @property
    def heard(self) -> str:
        whole = [word.display for sentence in self.sentences[: self.said] for word in sentence]
        return " ".join([*whole, self._part]).strip()

    @property
    def is_still_due(self) -> bool:
        """What is no answer stands on record as said, so that it is said unless somebody spoke against it."""
        return self.answer is None and not self.heard

    @property
    def was_heard_out(self) -> bool:
        return self.complete and self.said == len(self.sentences)

    def note_heard(self, heard: str) -> None:
        """The words that the line played of the sentences from `said` on."""
        words = heard.split()
        while self.said < len(self.sentences):
            length = sum(len(word.display.split()) for word in self.sentences[self.said])
            if len(words) < length:
                break
            words = words[length:]
            self.said += 1
        self._part = " ".join(words)

    def note_end(self) -> None:
        """Everything was heard."""
        self.said, self._part = len(self.sentences), ""

    async def first(self) -> None:
        """Returns when there is something to say, or never will be."""
        while len(self.sentences) <= self.said and not self.complete:
            await self._grown.wait()

    async def unsaid(self) -> AsyncGenerator[Words]:
        """The sentences from the first that was not heard to its end, as they come."""
        place = self.said
        while True:
            while place < len(self.sentences):
                yield self.sentences[place]
                place += 1
            if self.complete:
                return
            await self._grown.wait()

    def _wake(self) -> None:
        self._grown.set()
        self._grown = asyncio.Event()


class Mouth:
    """The voice on one line. What was cut off is held until it is taken up again or dropped."""

    def __init__(self, line: Line, speaker: Speaker, timer: TurnTimer) -> None:
        self._line = line
        self._speaker = speaker
        self._timer = timer
        self._tasks: asyncio.TaskGroup | None = None
        self._queue: deque[Utterance] = deque()
        self._held: list[Utterance] = []
        self._saying: asyncio.Task[None] | None = None
        self._stopped = False

    def open(self, tasks: asyncio.TaskGroup) -> None:
        """From now on what is queued is said."""
        self._tasks = tasks
        self._go_on()

    def close(self) -> None:
        """Drops everything; what is said from now on is not heard."""
        self.drop()
        self._tasks = None

    @property
    def speaking(self) -> bool:
        """Something is being said, or is awaited so that it can be."""
        return self._saying is not None and not self._saying.done()

    def say(self, utterance: Utterance) -> None:
        """Says it after what is being said."""
        self._queue.append(utterance)
        self._go_on()

    def stop(self) -> None:
        """Silence at once, until `resume` or `give_way`."""
        self._stopped = True
        if not self._queue:
            return
        heard = self._line.hush()
        if self._queue[0].begun:
            self._queue[0].note_heard(heard)
        if self._saying:
            self._saying.cancel()
            self._saying = None
        self._held += self._queue
        self._queue.clear()

    def resume(self) -> None:
        """Goes on from the first sentence that was not heard to its end."""
        held, self._held, self._stopped = self._held, [], False
        for utterance in reversed(held):
            utterance.begun = False
            if utterance.was_heard_out:
                self._put_on_record(utterance)
            else:
                self._queue.appendleft(utterance)
        self._go_on()

    def give_way(self) -> None:
        """Somebody had a word: drops answers and what was cut off, and then says the rest that is due."""
        for utterance in self._silenced():
            if utterance.is_still_due:
                self._held.append(utterance)
            else:
                self._put_on_record(utterance)
        self.resume()

    def drop(self) -> None:
        """Silence at once, and for good: what was heard goes on record.

        While the citizen speaks, what is said from now on waits all the same.
        """
        stopped = self._stopped
        for utterance in self._silenced():
            self._put_on_record(utterance)
        self._stopped = stopped

    def _silenced(self) -> list[Utterance]:
        """Takes away what was being said, or was about to be."""
        self.stop()
        held, self._held = self._held, []
        return held

    def _go_on(self) -> None:
        if self._tasks and self._queue and not self._stopped and not self.speaking:
            self._saying = self._tasks.create_task(self._say_all())

    async def _say_all(self) -> None:
        while self._queue:
            await self._say(self._queue[0])
            self._put_on_record(self._queue.popleft())

    async def _say(self, utterance: Utterance) -> None:
        await utterance.first()
        self._line.begin()
        utterance.begun = True
        official = (utterance.answer or utterance.talk).agent.official
        chunks = self._speaker.speak(utterance.unsaid(), voice=official.voice, language=utterance.language)
        async with aclosing(chunks):
            async for chunk in chunks:
                if utterance.timed:
                    self._timer.spoke()
                await self._line.play(chunk)
                if utterance.timed:
                    self._timer.played()
        await self._line.drained()
        utterance.note_end()

    def _put_on_record(self, utterance: Utterance) -> None:
        if utterance.answer:
            interrupted = not utterance.was_heard_out
            utterance.talk.spoke(utterance.answer, utterance.heard, interrupted=interrupted)
