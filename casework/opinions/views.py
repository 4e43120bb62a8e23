"""Opinions and matters as they go over HTTP. What citizens see tells no day and no opinion apart from its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypeAlias

from pydantic import BaseModel

from casework.opinions.matters import Matter, Week
from casework.opinions.opinion import (
    KINDS,
    TOPICS,
    Acted,
    DeclineReason,
    Opinion,
    OpinionAct,
    OpinionKind,
    OpinionState,
    Topic,
)
from casework.opinions.protocols import CrisisAnswer
from casework.petition_views import Both
from core.speech import Language

Outcome: TypeAlias = Literal["received", "petition", "crisis"]


class HelplineView(BaseModel):
    """A line that helps somebody in danger."""

    number: str
    said: Both


class CrisisView(BaseModel):
    """What somebody in danger is told at once."""

    said: Both
    lines: list[HelplineView]
    may_insist: bool
    """Whether it is taken as an opinion with `insist`, by which its writer says that nobody is in danger."""


class SentView(BaseModel):
    """What became of an opinion that was sent; only `received` keeps it."""

    outcome: Outcome
    """`petition`: it asks the city to act; file it as one, or send it again with `insist`."""
    crisis: CrisisView | None
    """With `crisis`."""


class KindCount(BaseModel):
    """Opinions of one kind."""

    kind: OpinionKind
    count: int


class TopicCount(BaseModel):
    """Opinions about one topic; null: none was given."""

    topic: Topic | None
    count: int


class SentenceView(BaseModel):
    """One sentence of an opinion, verbatim and masked."""

    text: str
    language: Language


class PublicMatter(BaseModel):
    """A matter as citizens see it."""

    id: int
    name: str
    """What staff called it; empty: nobody did yet."""
    count: int
    first_month: str
    """`2026-11`: a day could tell whose it is."""
    last_month: str
    kinds: list[KindCount]
    """The most first, as the topics."""
    topics: list[TopicCount]
    sentences: list[SentenceView]
    """The most central first; of three opinions at most."""


class PublicMatters(BaseModel):
    """A page of them, the largest first."""

    items: list[PublicMatter]
    total: int
    page: int
    page_size: int
    opinions: int
    """Approved ones, those of matters too small to be shown among them."""
    fewest: int
    """Opinions from which on a matter is shown."""


class ActedView(BaseModel):
    """One decision, with the account that made it."""

    at: datetime
    account: str
    act: OpinionAct
    detail: str


class OpinionView(BaseModel):
    """One opinion as staff sees it."""

    id: int
    received_on: date
    kind: OpinionKind
    topic: Topic | None
    text: str
    language: Language
    is_abusive: bool
    """Sounds like it; nothing follows from that by itself, nor from the next two."""
    asks_for_act: bool
    sounds_like_danger: bool
    state: OpinionState
    reason: DeclineReason | None
    edition: int
    matter: int | None
    acts: list[ActedView]


class OpinionPage(BaseModel):
    """A page of the queue, or of what was decided."""

    items: list[OpinionView]
    total: int
    page: int
    page_size: int
    counts: dict[OpinionState, int]


class MatterLine(BaseModel):
    """One matter as staff sees it."""

    id: int
    name: str
    edition: int
    count: int
    first_on: date
    last_on: date
    is_public: bool
    kinds: list[KindCount]
    topics: list[TopicCount]
    sentences: list[SentenceView]


class WeekView(BaseModel):
    """Approved opinions that were received in one week."""

    monday: date
    suggestion: int
    praise: int
    criticism: int


class MatterBoard(BaseModel):
    """A page of the matters, the largest first, and the last twelve weeks of all."""

    matters: list[MatterLine]
    total: int
    page: int
    page_size: int
    weeks: list[WeekView]
    fewest: int


class MatterDetail(BaseModel):
    """One matter with its opinions, the latest first."""

    matter: MatterLine
    opinions: list[OpinionView]
    weeks: list[WeekView]


def crisis_view(answer: CrisisAnswer) -> CrisisView:
    lines = [HelplineView(number=one.number, said=Both(ko=one.ko, en=one.en)) for one in answer.lines]
    return CrisisView(said=Both(ko=answer.ko, en=answer.en), lines=lines, may_insist=not answer.is_certain)


def public_view(matter: Matter) -> PublicMatter:
    return PublicMatter(
        id=matter.id,
        name=matter.name,
        count=matter.tally.count,
        first_month=f"{matter.tally.first_on:%Y-%m}",
        last_month=f"{matter.tally.last_on:%Y-%m}",
        kinds=_kinds(matter),
        topics=_topics(matter),
        sentences=_sentences(matter),
    )


def matter_line(matter: Matter, *, fewest: int) -> MatterLine:
    return MatterLine(
        id=matter.id,
        name=matter.name,
        edition=matter.edition,
        count=matter.tally.count,
        first_on=matter.tally.first_on,
        last_on=matter.tally.last_on,
        is_public=matter.tally.count >= fewest,
        kinds=_kinds(matter),
        topics=_topics(matter),
        sentences=_sentences(matter),
    )


def opinion_view(opinion: Opinion, acts: Sequence[Acted]) -> OpinionView:
    said = opinion.said
    return OpinionView(
        id=opinion.id,
        received_on=opinion.received_on,
        kind=said.kind,
        topic=said.topic,
        text=said.text,
        language=said.language,
        is_abusive=said.is_abusive,
        asks_for_act=said.asks_for_act,
        sounds_like_danger=said.sounds_like_danger,
        state=opinion.state,
        reason=opinion.reason,
        edition=opinion.edition,
        matter=opinion.matter,
        acts=[ActedView(at=one.at, account=one.account, act=one.act, detail=one.detail) for one in acts],
    )


def opinion_views(opinions: Iterable[Opinion], acts: Mapping[int, Sequence[Acted]]) -> list[OpinionView]:
    return [opinion_view(one, acts.get(one.id, ())) for one in opinions]


def opinion_page(
    opinions: list[OpinionView], total: int, page: int, page_size: int, counts: dict[OpinionState, int]
) -> OpinionPage:
    return OpinionPage(items=opinions, total=total, page=page, page_size=page_size, counts=counts)


def week_view(week: Week) -> WeekView:
    kinds = week.kinds
    return WeekView(
        monday=week.monday,
        suggestion=kinds["suggestion"],
        praise=kinds["praise"],
        criticism=kinds["criticism"],
    )


EXPORTED = (
    "번호", "주제", "의견 수", "처음 받은 날", "마지막 받은 날", "공개",
    *(ko for ko, _ in KINDS.values()), *(ko for ko, _ in TOPICS.values()), "분야 없음",
)  # fmt: skip


def exported(matter: Matter, *, fewest: int) -> list[object]:
    """The cells under `EXPORTED`. Named by its central sentence where nobody named it."""
    tally = matter.tally
    name = matter.name or next((one.text for one in matter.sentences), "")
    return [
        matter.id,
        name,
        tally.count,
        tally.first_on.isoformat(),
        tally.last_on.isoformat(),
        "예" if tally.count >= fewest else "아니요",
        *(tally.kinds[kind] for kind in KINDS),
        *(tally.topics[topic] for topic in (*TOPICS, None)),
    ]


def _kinds(matter: Matter) -> list[KindCount]:
    return [KindCount(kind=kind, count=count) for kind, count in matter.tally.kinds.most_common()]


def _topics(matter: Matter) -> list[TopicCount]:
    return [TopicCount(topic=topic, count=count) for topic, count in matter.tally.topics.most_common()]


def _sentences(matter: Matter) -> list[SentenceView]:
    return [SentenceView(text=one.text, language=one.language) for one in matter.sentences]
