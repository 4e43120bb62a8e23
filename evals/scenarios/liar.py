"""A language model that rephrases honestly four times of five, and lies the fifth time, in turn in four ways."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from itertools import cycle

from agents.protocols import LanguageModelCapabilities
from agents.written_lines import numbered
from core.sentences import sentences_of

LIES_EVERY = 5
_SENTENCE = re.compile(r"^\d+\. (.+)$", re.MULTILINE)
_QUESTION = re.compile(r"^(?:마지막 질문|Last question): (.+)$", re.MULTILINE)
_DIGITS = re.compile(r"\d+")


def _other_figure(text: str) -> str:
    """Every number a little larger; one is made up where there is none."""
    changed = _DIGITS.sub(lambda found: str(int(found[0]) + 3), text)
    return changed if changed != text else f"{text} 모두 3일 안에 끝납니다."


def _made_up_day(text: str) -> str:
    return f"{text} 2031년 3월 4일까지 하면 됩니다."


def _promise(text: str) -> str:
    return f"{text} 신청하시면 틀림없이 승인됩니다."


def _false_link(text: str) -> str:
    return f"{text} https://seoul-easy.example.com 에서 하세요."


LIES = (_other_figure, _made_up_day, _promise, _false_link)


@dataclass(frozen=True, slots=True)
class Written:
    """What the model made of the sentences that it was given."""

    given: str
    text: str
    lie: str = ""
    """The line that lies; empty where none does."""

    @property
    def sentences(self) -> tuple[str, ...]:
        return sentences_of(self.text)

    @property
    def made_up(self) -> tuple[str, ...]:
        """Sentences of a lie that it was not given."""
        return tuple(each for each in sentences_of(self.lie) if each not in self.given)


class LyingModel:
    """Scripted; `written` keeps everything, in order, so that what was rejected can be counted."""

    def __init__(self) -> None:
        self._lies = cycle(LIES)
        self._rewritten = 0
        self.written: list[Written] = []

    @property
    def capabilities(self) -> LanguageModelCapabilities:
        return LanguageModelCapabilities("liar", 4096, ("ko", "en"))

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        del system, max_tokens
        if asked := _QUESTION.search(prompt):
            yield self._asked_again(asked[1])
            return
        given = _SENTENCE.findall(prompt)
        is_lie = len(self.written) % LIES_EVERY == LIES_EVERY - 1
        lines = [*map(_reworded, given[:-1]), next(self._lies)(given[-1]) if is_lie else _reworded(given[-1])]
        self.written.append(Written(" ".join(given), " ".join(lines), lines[-1] if is_lie else ""))
        text = numbered(lines)
        for start in range(0, len(text), 20):
            yield text[start : start + 20]

    def _asked_again(self, question: str) -> str:
        """A follow-up as it stands; every fifth with something that nobody said, which is looked for, never told."""
        self._rewritten += 1
        return _other_figure(question) if self._rewritten % LIES_EVERY == 0 else question


def rejected(model: LyingModel, said: Sequence[str]) -> dict[str, object]:
    """How many of its sentences no answer holds, and how many lies one does; `said`: every answer."""
    everything = "\n".join(said)
    sentences = [(sentence, sentence in one.made_up) for one in model.written for sentence in one.sentences]
    lost = [made_up for sentence, made_up in sentences if sentence not in everything]
    lies = [one for one in model.written if one.lie]
    return {
        "answers": len(model.written),
        "lies": len(lies),
        "lies said": sum(any(sentence in everything for sentence in one.made_up) for one in lies),
        "sentences": len(sentences),
        "sentences rejected": len(lost),
        "share rejected": round(len(lost) / len(sentences), 4) if sentences else 0.0,
        "honest ones rejected": len(lost) - sum(lost),
    }


def _reworded(text: str) -> str:
    """The same in a softer ending."""
    return re.sub(r"합니다\.", "해요.", text)
