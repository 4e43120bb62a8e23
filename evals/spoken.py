"""The frozen questions spoken by two voices and heard by the packaged recogniser, then searched: what hearing costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evals.figures import Share, hit_rates, told
from evals.heard import Hearing, said_by
from evals.queries import Query
from evals.rankers import Ranker
from evals.voices import letter_error_rate

DEPTHS = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class Listened:
    """One question as it was typed and as it was heard."""

    query: Query
    voice: str
    heard: str


def listen(hearing: Hearing, queries: Sequence[Query], *, only_kept: bool) -> list[Listened]:
    """By both voices; `only_kept`: passes over what was not heard in an earlier run. Blocking, half an hour anew."""
    listened: list[Listened] = []
    for query in queries:
        for which in (0, 1):
            said = said_by(query, which)
            heard = hearing.remembered(said) if only_kept else hearing.hear(said)
            if heard:
                listened.append(Listened(query, said.voice, heard.heard))
    return listened


async def spoken(ranker: Ranker, listened: Sequence[Listened]) -> dict[str, dict[str, object]]:
    """Typed and heard side by side: in all, by language, by style and by voice."""
    queries = [one.query for one in listened]
    typed = await ranker.rank(queries)
    heard = await ranked_as_heard(ranker, listened)
    kinds = ["all", *sorted({kind for one in listened for kind in _kinds(one)} - {"all"})]
    return {kind: _compared(kind, listened, typed, heard) for kind in kinds}


async def ranked_as_heard(ranker: Ranker, listened: Sequence[Listened]) -> list[list[str]]:
    """Of what was not understood at all nothing is found."""
    rankings: list[list[str]] = [[] for _ in listened]
    places = [place for place, one in enumerate(listened) if one.heard]
    asked = [replace(listened[place].query, text=listened[place].heard) for place in places]
    for place, ranking in zip(places, await ranker.rank(asked), strict=True):
        rankings[place] = ranking
    return rankings


def character_error_rate(listened: Sequence[Listened]) -> float:
    """Over letters and digits alone."""
    return letter_error_rate([one.query.text for one in listened], [one.heard for one in listened])


def _kinds(one: Listened) -> set[str]:
    return {"all", one.query.language, one.query.style, f"{one.query.language} by {one.voice}"} - {""}


def _compared(
    kind: str, listened: Sequence[Listened], typed: Sequence[Sequence[str]], heard: Sequence[Sequence[str]]
) -> dict[str, object]:
    places = [place for place, one in enumerate(listened) if kind in _kinds(one)]
    some = [listened[place] for place in places]
    queries = [one.query for one in some]
    rates = {
        name: hit_rates(queries, [rankings[place] for place in places], DEPTHS)
        for name, rankings in (("typed", typed), ("heard", heard))
    }
    return {
        "utterances": len(some),
        "questions": len({one.query.text for one in some}),
        "character error rate": character_error_rate(some),
        **{f"points of {name} lost": _lost(rates["typed"][name], rates["heard"][name]) for name in rates["typed"]},
        **{f"{how} {name}": value for how, shares in rates.items() for name, value in told(shares).items()},
    }


def _lost(typed: Share, heard: Share) -> float:
    return round(100 * (typed.value - heard.value), 1)
