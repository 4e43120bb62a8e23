"""Who may do what to a version in which state, and which version speaks on which day: pure rules.

draft -> in review -> published, now or (scheduled) on a day -> superseded by a later version, or withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.accounts import Account, Role
from core.errors import Conflict, Forbidden, InvalidInput


class State(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    """What can be done to a version."""

    EDIT = "edit"
    SUBMIT = "submit"
    REJECT = "reject"
    PUBLISH = "publish"
    DISCARD = "discard"
    WITHDRAW = "withdraw"


OPEN = frozenset({State.DRAFT, State.IN_REVIEW})
"""Still being worked on; a document has at most one such version."""
SPEAKING = frozenset({State.PUBLISHED, State.SUPERSEDED})
"""Answers rest on these, each on its days: a superseded one on the days before its successor's."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something."""

    id: str
    name: str
    roles: frozenset[Role]
    is_operator: bool = False
    """Whoever runs the service: may publish alone, which the audit shows."""

    @classmethod
    def of(cls, account: Account) -> Actor:
        return cls(account.id, account.display_name, account.roles)


OPERATOR = Actor("operator", "operator (command line)", frozenset(Role), is_operator=True)
STARTER = Actor("starter-set", "starter set", frozenset(Role), is_operator=True)

_WRITERS = frozenset({Role.CURATOR})
_APPROVERS = frozenset({Role.APPROVER})
_MAY: dict[Action, tuple[frozenset[State], frozenset[Role]]] = {
    Action.EDIT: (frozenset({State.DRAFT}), _WRITERS),
    Action.SUBMIT: (frozenset({State.DRAFT}), _WRITERS),
    Action.REJECT: (frozenset({State.IN_REVIEW, State.SCHEDULED}), _APPROVERS | _WRITERS),
    Action.PUBLISH: (frozenset({State.IN_REVIEW, State.SCHEDULED}), _APPROVERS),
    Action.DISCARD: (OPEN, _WRITERS | {Role.ADMIN}),
    Action.WITHDRAW: (frozenset({State.SCHEDULED, *SPEAKING}), _APPROVERS | {Role.ADMIN}),
}
_AFTER = {
    Action.EDIT: State.DRAFT,
    Action.SUBMIT: State.IN_REVIEW,
    Action.REJECT: State.DRAFT,
    Action.PUBLISH: State.PUBLISHED,
    Action.DISCARD: State.WITHDRAWN,
    Action.WITHDRAW: State.WITHDRAWN,
}


def after(action: Action, state: State, actor: Actor, *, editors: Collection[str] = ()) -> State:
    """The state that follows; raises `Forbidden` or `Conflict`. `editors` are the ids of the accounts that wrote it."""
    states, _ = _MAY[action]
    permit(action, actor)
    if actor.is_operator and action is Action.PUBLISH:
        states = states | {State.DRAFT}
    if state not in states:
        raise Conflict(f"a version that is `{state}` cannot be changed by `{action}`")
    if action is Action.PUBLISH and actor.id in editors and not actor.is_operator:
        raise Forbidden("somebody who did not write this version has to publish it")
    return _AFTER[action]


def permit(action: Action, actor: Actor) -> None:
    """Raises `Forbidden` where none of the actor's roles allows it."""
    _, roles = _MAY[action]
    if not actor.roles & roles:
        raise Forbidden(f"`{action}` needs the role {' or '.join(sorted(roles))}")


def publication_state(on: date | None, *, today: date) -> State:
    """What publishing on a day leads to; a day that is over is refused."""
    if on is not None and on < today:
        raise InvalidInput(f"`on`: {on} is over; leave it out to publish now")
    return State.SCHEDULED if on is not None and on > today else State.PUBLISHED


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last; null is open."""

    first: date | None
    last: date | None

    @property
    def is_empty(self) -> bool:
        return self.first is not None and self.last is not None and self.last < self.first

    def contains(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Span) -> bool:
        return not Span(_later(self.first, other.first), _earlier(self.last, other.last)).is_empty


NEVER = Span(date.max, date.min)


def spoken_spans(published: Sequence[Span]) -> list[Span]:
    """The days on which each version speaks, given their own dates in the order of publication.

    A later publication silences an earlier one from its own first day on, for good: what was replaced never comes
    back when the replacement ends. Days before that stay with the earlier one, and so does a time that the later
    publication leaves alone altogether.
    """
    return [_silenced_by(span, published[number + 1 :]) for number, span in enumerate(published)]


def _silenced_by(span: Span, later: Sequence[Span]) -> Span:
    for other in later:
        if span.is_empty or other.is_empty or not other.overlaps(span):
            continue
        if other.first is None or other.first == date.min:
            return NEVER
        span = Span(span.first, _earlier(span.last, other.first - timedelta(days=1)))
    return span


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
