"""What the terms of an official's collections do when the recogniser is told to expect them: better heard, or worse?

    python -m evals.hinted [--most N]     the first N Korean questions as `python -m evals.heard` speaks them

The same sounds are heard with and without the hint that a talk with that official would have, and 20 sounds without
speech as well, which must give no words. Figures as JSON on standard output, each beside how many it rests on.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from agents.vocabulary import document_terms, hint_of, terms_to_expect
from app.models.manifest import ModelRole
from app.models.store import open_store
from app.settings import Settings
from core.audio import HEARING_RATE_HZ, Samples
from core.speech import Language
from evals.figures import hit_rates, told
from evals.frozen import TODAY
from evals.heard import Hearing, Said, open_hearing, to_say
from evals.measured import open_search, starter_documents
from evals.queries import STARTER, Query, read_queries
from evals.rankers import SearchRanker
from evals.spoken import DEPTHS, Listened, character_error_rate, ranked_as_heard
from evals.voices import letters
from speech.protocols import SpeechToText
from speech.whisper import WhisperSettings, WhisperSpeechToText

NOISES = 20
NOISE_SECONDS = 3
SEED = 7


@dataclass(frozen=True, slots=True)
class Both:
    """One question heard twice."""

    without: Listened
    hinted: Listened
    terms: tuple[str, ...]
    """Of the hint."""


def hints() -> Callable[[Query], tuple[str, ...]]:
    """The terms that a talk with the question's official would expect, from the published starter set."""
    documents, made = starter_documents(), dict[tuple[tuple[str, ...], Language], tuple[str, ...]]()

    def terms(query: Query) -> tuple[str, ...]:
        key = (query.collections, _language(query))
        if key not in made:
            own = [document_terms(each, key[1]) for each in documents if each.collection in query.collections]
            made[key] = terms_to_expect(own, key[1])
        return made[key]

    return terms


def heard_twice(hearing: Hearing, queries: Sequence[Query], most: int) -> tuple[list[Both], dict[str, float]]:
    """And the mean CPU seconds of an utterance, both ways, of those that are new. Blocking."""
    asked = {query.text: query for query in queries if query.language == "ko"}
    terms, both, seconds = hints(), list[Both](), {"without": list[float](), "hinted": list[float]()}
    for said in itertools.islice(to_say(list(asked.values())), most):
        query, expected = asked[said.text], terms(asked[said.text])
        without, cost = _timed(hearing, said, "")
        seconds["without"] += cost
        hinted, cost = _timed(hearing, said, hint_of(expected))
        seconds["hinted"] += cost
        both.append(Both(Listened(query, said.voice, without), Listened(query, said.voice, hinted), expected))
    return both, {how: round(float(np.mean(some)), 3) for how, some in seconds.items() if some}


def compared(both: Sequence[Both]) -> dict[str, object]:
    """Errors, and the terms of the hint that were said: how many of them were heard as they are written."""
    ways: Mapping[str, list[Listened]] = {
        "without": [one.without for one in both],
        "hinted": [one.hinted for one in both],
    }
    said = [
        (place, term) for place, one in enumerate(both) for term in one.terms if term in letters(one.without.query.text)
    ]
    invented = {
        way: sum(_invents(one, listened) for one, listened in zip(both, some, strict=True))
        for way, some in ways.items()
    }
    return {
        "utterances": len(both),
        "character error rate": {way: character_error_rate(some) for way, some in ways.items()},
        "nothing understood": {way: sum(not one.heard for one in some) for way, some in ways.items()},
        "terms of the hint said": len(said),
        "of them heard": {
            way: sum(term in letters(some[place].heard) for place, term in said) for way, some in ways.items()
        },
        "with a term of the hint that was not said": invented,
        "better": sum(_errors(one.hinted) < _errors(one.without) for one in both),
        "worse": sum(_errors(one.hinted) > _errors(one.without) for one in both),
    }


async def searched(both: Sequence[Both]) -> dict[str, object]:
    """Hits of search with what was heard, both ways."""
    async with open_search(starter_documents(), Settings().models, "starter") as search:
        ranker = SearchRanker(search, as_of=TODAY)
        figures: dict[str, object] = {}
        for way, some in (("without", [one.without for one in both]), ("hinted", [one.hinted for one in both])):
            rates = hit_rates([one.query for one in some], await ranked_as_heard(ranker, some), DEPTHS)
            figures[way] = told(rates)
        return figures


def noises() -> Iterator[Samples]:
    """Silence, hum, clicks, hiss and rumble at several levels; no speech in any."""
    random, count = np.random.default_rng(SEED), NOISE_SECONDS * HEARING_RATE_HZ
    at_seconds = np.arange(count) / HEARING_RATE_HZ
    for place in range(NOISES):
        level = (0, 60, 400, 2_000)[place % 4]
        hiss = random.normal(size=count)
        kind = (
            hiss,
            np.cumsum(hiss) / 60,
            np.sin(2 * np.pi * 60 * at_seconds),
            (random.random(count) < 0.0005) * 4.0,
            hiss * np.sin(3 * at_seconds),
        )
        yield np.clip(kind[place // 4] * level, -32_768, 32_767).astype(np.int16)


def words_in_noise(ears: SpeechToText, hint: str) -> list[str]:
    """What was heard where nobody spoke; empty is right."""
    heard = (ears.transcribe(noise, language="ko", hint=hint).text for noise in noises())
    return [text for text in heard if text]


def _timed(hearing: Hearing, said: Said, hint: str) -> tuple[str, list[float]]:
    """What was heard, with the CPU seconds unless it is remembered."""
    hearing.speak(said)
    is_new = hearing.remembered(said, hint=hint) is None
    began = time.process_time()
    heard = hearing.hear(said, hint=hint).heard
    return heard, [time.process_time() - began] if is_new else []


def _invents(one: Both, listened: Listened) -> bool:
    said, heard = letters(one.without.query.text), letters(listened.heard)
    return any(term in heard and term not in said for term in one.terms)


def _errors(one: Listened) -> float:
    return character_error_rate([one])


def _language(query: Query) -> Language:
    return "en" if query.language == "en" else "ko"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.hinted")
    parser.add_argument("--most", type=int, default=120, help="utterances")
    parser.add_argument("--search", action="store_true", help="search with what was heard, too")
    given, settings = parser.parse_args(), Settings()
    both, seconds = heard_twice(open_hearing(settings), read_queries(STARTER), given.most)
    figures = {**compared(both), "CPU seconds of an utterance": seconds}
    folder: Path = open_store(settings).path(ModelRole.SPEECH_TO_TEXT)
    ears, hint = (
        WhisperSpeechToText(folder, settings=WhisperSettings(threads=1)),
        hint_of(hints()(read_queries(STARTER)[0])),
    )
    figures["words in noise"] = {
        "sounds": NOISES,
        "without": words_in_noise(ears, ""),
        "hinted": words_in_noise(ears, hint),
    }
    if given.search:
        figures["search"] = asyncio.run(searched(both))
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
