"""Fits what a follow-up is about, on talks whose turns name what answers them: python -m evals.fit_follow_ups

`evals/follow_up_talks.jsonl`: a talk of five turns for each starter procedure, written from the procedures; the last
answer is taken to have been the right one. Turns that nothing answers have no parts; beside them, questions of our own
that no procedure answers are asked after an answer (`evals/unanswerable_training.jsonl`). Learned from as well are a
sixth of the follow-ups of `evals.training_questions` and `evals/untold_follow_ups.jsonl`, which stay with their
procedure, and some first questions of the former after an answer about something else, which leave it: search is asked
with maps and a close reading that were trained without that sixth.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter
from sklearn.linear_model import LogisticRegression

from agents.content_words import without_noise
from agents.follow_up_fit import STAY_NAMES, TELL_NAMES, WEIGHTS, stay_signs, tell_signs
from agents.thresholds import SEARCH_LIMIT
from agents.understanding import Question, understand
from app.settings import Settings
from core.clock import SEOUL
from core.passages import Passage
from core.speech import Language
from core.turns import TalkSoFar
from evals.conditional_logit import Floats, fit_logit, named
from evals.fit_late_interaction import TokenTeacher
from evals.fit_projection import Teacher, train
from evals.held_out import PARTS
from evals.measured import open_search, starter_documents
from evals.training_questions import every_question
from evals.untold import untold_questions
from retrieval.fitted import load_fitted
from retrieval.search import Search

TALKS = Path(__file__).with_name("follow_up_talks.jsonl")
NOTHING = Path(__file__).with_name("unanswerable_training.jsonl")
FOLDS = 5
HELD_OUT = 0  # the sixth
LEAVING = 3  # of the first questions of a sixth one of so many is asked
RIDGE = 1e-3
BARS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
SEED = 0
ASKED_BETWEEN = 6  # every so many turns a question that nothing answers is asked too


@dataclass(frozen=True, slots=True)
class Turn:
    """What a citizen says, and what answers it."""

    say: str
    document: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """One line of the file; `official` is the collection too."""

    id: str
    official: str
    language: Language
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """One follow-up with its signs."""

    talk: int
    documents: tuple[str, ...]
    stays: Floats
    """(documents, signs): the last document first."""
    right: int | None
    """The place of the document that answers; None where search does not find it, or nothing does."""
    tells: Floats
    told: bool | None
    """Whether the last document tells what is asked; None for a turn about another one."""


def read_talks() -> list[Talk]:
    """In the order of the file."""
    lines = TALKS.read_text("utf-8").splitlines()
    return [TypeAdapter(Talk).validate_json(line) for line in lines]


async def followed(search: Search, talks: Sequence[Talk], today: date) -> list[Followed]:
    """Every turn but the first of each talk, and strangers between them; some minutes."""
    strangers = iter(_strangers())
    found: list[Followed] = []
    for place, talk in enumerate(talks):
        for before, turn in zip(talk.turns, talk.turns[1:], strict=False):
            found.append(await _followed(search, (place, talk), before.document, turn, today))
            if len(found) % ASKED_BETWEEN == 0 and talk.language == "ko":
                stranger = Turn(next(strangers), "", ())
                found.append(await _followed(search, (place, talk), before.document, stranger, today))
    return found


async def beside(search: Search, talks: Sequence[Talk], today: date) -> list[Followed]:
    """The follow-ups of a sixth that a procedure tells, and those that it does not, each after an answer from it."""
    told = [one for one in every_question()[HELD_OUT::PARTS] if one.turn == "later"]
    asked = [(one.procedure, one.language, one.text, one.parts) for one in told if one.language in ("ko", "en")]
    asked += [(one.procedure, one.language, one.text, ()) for one in untold_questions()[HELD_OUT::PARTS]]
    places = _places(talks)
    found: list[Followed] = []
    for procedure, language, text, parts in asked:
        talk = replace(talks[places[procedure]], language=language)
        turn = Turn(text, procedure, parts)
        found.append(await _followed(search, (places[procedure], talk), procedure, turn, today))
    return found


async def leaving(search: Search, talks: Sequence[Talk], today: date) -> list[Followed]:
    """First questions of a sixth, each after an answer from another procedure of the same official."""
    chance, places = np.random.default_rng(SEED), _places(talks)
    found: list[Followed] = []
    for one in every_question()[HELD_OUT::PARTS]:
        if one.turn == "later" or one.language not in ("ko", "en") or chance.integers(LEAVING):
            continue
        place = places[one.procedure]
        others = [name for name, at in places.items() if talks[at].official == talks[place].official and at != place]
        talk, last = replace(talks[place], language=one.language), others[chance.integers(len(others))]
        found.append(await _followed(search, (place, talk), last, Turn(one.text, one.procedure, one.parts), today))
    return found


def _places(talks: Sequence[Talk]) -> dict[str, int]:
    """Of the talk about each procedure."""
    return {talk.turns[0].document: place for place, talk in enumerate(talks)}


def _strangers() -> list[str]:
    rows = [json.loads(line) for line in NOTHING.read_text("utf-8").splitlines()]
    korean = [row["text"] for row in rows if row["language"] == "ko"]
    return [korean[at] for at in np.random.default_rng(0).permutation(len(korean))]


async def _followed(search: Search, talk: tuple[int, Talk], last: str, turn: Turn, today: date) -> Followed:
    place, of = talk
    so_far = TalkSoFar(of.official, of.language)
    question = understand(so_far, turn.say, today=today)
    document = await search.document(last, as_of=today, language=of.language)
    title = document[0].title
    alone = await _hits(search, without_noise(question.text), of, question)
    joined = await _hits(search, f"{title} {without_noise(question.text)}", of, question)
    signs = stay_signs(question, document, alone, joined)
    near = await search.parts(without_noise(question.text), last, as_of=today, language=of.language)
    names = tuple(signs)
    return Followed(
        talk=place,
        documents=names,
        stays=np.array([astuple(each) for each in signs.values()]),
        right=names.index(turn.document) if turn.document in names else None,
        tells=np.array(astuple(tell_signs(question, document, signs[last], near))),
        told=bool(turn.parts) if turn.document in {last, ""} else None,
    )


async def _hits(search: Search, query: str, talk: Talk, question: Question) -> list[Passage]:
    where = (talk.official,)
    return await search.search(
        query, collections=where, as_of=question.as_of, language=question.language, limit=SEARCH_LIMIT
    )


def fit_stays(turns: Sequence[Followed]) -> Floats:
    """A conditional logit over the documents of each turn."""
    known = [(one.stays, (one.right,)) for one in turns if one.right is not None]
    return fit_logit(known, np.full(len(STAY_NAMES), RIDGE))


def fit_tells(turns: Sequence[Followed]) -> Floats:
    """Logistic regression; its first sign is the constant."""
    known = [(one.tells, one.told) for one in turns if one.told is not None]
    model: Any = LogisticRegression(C=1.0, fit_intercept=False, max_iter=1_000)
    model.fit(np.stack([signs for signs, _ in known]), [told for _, told in known])
    return model.coef_[0]


def cross_validated(
    turns: Sequence[Followed], others: Sequence[Followed], left: Sequence[Followed]
) -> dict[str, object]:
    """In folds by procedure: how often the right document is taken, and what the second model says of each sort."""
    sorts = {"": turns, " beside": [*others, *left]}
    right: dict[str, list[bool]] = {f"{name}{where}": [] for where in sorts for name in ("stays", "leaves")}
    told: dict[str, list[float]] = {f"{name}{where}": [] for where in sorts for name in ("told", "not told")}
    every = [*turns, *others, *left]
    for fold in range(FOLDS):
        learned = [one for one in every if one.talk % FOLDS != fold]
        stays, tells = fit_stays(learned), fit_tells(learned)
        for where, some in sorts.items():
            for one in (one for one in some if one.talk % FOLDS == fold):
                if one.right is not None:
                    name = f"{'leaves' if one.right else 'stays'}{where}"
                    right[name].append(int(np.argmax(one.stays @ stays)) == one.right)
                if one.told is not None:
                    told[f"{'told' if one.told else 'not told'}{where}"].append(_probability(one, tells))
    return {
        "turns": {name: len(some) for name, some in (*right.items(), *told.items())},
        "goes to the right document": {name: round(float(np.mean(some)), 3) for name, some in right.items()},
        "below the bar": {
            name: {str(bar): round(float(np.mean(np.array(some) < bar)), 3) for bar in BARS}
            for name, some in told.items()
        },
    }


def _probability(turn: Followed, tells: Floats) -> float:
    return float(1 / (1 + np.exp(-turn.tells @ tells)))


async def _fitted(settings: Settings) -> dict[str, object]:
    now, models = datetime.now(SEOUL), settings.models
    teacher = Teacher(models)
    taught = teacher.taught(without=HELD_OUT)
    fitted = replace(
        load_fitted(teacher.embedder.capabilities.revision),
        projection=train(taught.texts, taught.learned).projection(),
        interaction=TokenTeacher(teacher.embedder).trained(without=HELD_OUT).interaction(),
    )
    async with open_search(starter_documents(), models, "measured-starter", fitted=fitted) as search:
        talks = read_talks()
        turns = await followed(search, talks, now.date())
        others = await beside(search, talks, now.date())
        left = await leaving(search, talks, now.date())
    teacher.embedder.vectors.save()
    return {
        "stays": named(STAY_NAMES, fit_stays([*turns, *others, *left])),
        "tells": named(TELL_NAMES, fit_tells([*turns, *others])),
        "date": now.date().isoformat(),
        "cross_validated": cross_validated(turns, others, left),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep what was fitted in agents/")
    options = parser.parse_args()
    fitted = json.dumps(asyncio.run(_fitted(Settings())), indent=2)
    print(fitted)
    if options.write:
        WEIGHTS.write_text(fitted + "\n", "utf-8")


if __name__ == "__main__":
    main()
