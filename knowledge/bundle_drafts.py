"""What a bundle's service says today, into drafts of ours: looked at first, then taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.accounts import Role
from core.clock import Clock
from core.errors import Forbidden
from knowledge.bundle import Bundle
from knowledge.bundling import contents_today
from knowledge.lifecycle import Actor
from knowledge.loading import Foreseen, Loader
from knowledge.publishing import Moment


@dataclass(frozen=True, slots=True)
class BundleForeseen:
    """What a bundle would bring."""

    documents: tuple[Foreseen, ...]
    """In the order of their ids."""
    silent: tuple[str, ...]
    """Ids of those that say nothing there today and of which no version is to come: they stay where they are."""


@dataclass(frozen=True, slots=True)
class BundleDrafted:
    """What it brought."""

    created: int
    changed: int
    unchanged: int
    refused: tuple[Foreseen, ...]


async def foreseen(
    sessions: async_sessionmaker[AsyncSession], bundle: Bundle, actor: Actor, clock: Clock
) -> BundleForeseen:
    """Nothing is written. Raises `InvalidInput` for a bundle whose versions are none."""
    async with sessions() as session:
        return await _looked(_loader(session, bundle, actor, clock), bundle, _moment(clock))


async def drafted(
    sessions: async_sessionmaker[AsyncSession], bundle: Bundle, actor: Actor, clock: Clock
) -> BundleDrafted:
    """One transaction, in which what cannot be taken in is left out; nothing publishes itself."""
    async with sessions.begin() as session:
        loader = _loader(session, bundle, actor, clock)
        looked = await _looked(loader, bundle, _moment(clock))
        refused = {one.document_id for one in looked.documents if one.outcome == "refused"}
        items = [item for item in contents_today(bundle, _moment(clock).today) if item.content.id not in refused]
        report = await loader.run(items, None)
    left_out = tuple(one for one in looked.documents if one.document_id in refused)
    return BundleDrafted(report.created, report.changed, report.unchanged, left_out)


def counted(documents: Sequence[Foreseen]) -> Counter[str]:
    """How many there are of each outcome."""
    return Counter(one.outcome for one in documents)


async def _looked(loader: Loader, bundle: Bundle, moment: Moment) -> BundleForeseen:
    items = contents_today(bundle, moment.today)
    speaking = {item.content.id for item in items}
    silent = sorted(str(row["id"]) for row in bundle.documents if row["id"] not in speaking)
    return BundleForeseen(tuple(await loader.foresee(items)), tuple(silent))


def _loader(session: AsyncSession, bundle: Bundle, actor: Actor, clock: Clock) -> Loader:
    """Taking a bundle in is the one thing of a curator's that an admin does."""
    if Role.ADMIN not in actor.roles:
        raise Forbidden("taking a bundle in needs the role admin")
    writer = replace(actor, roles=actor.roles | {Role.CURATOR})
    return Loader(session, writer, _moment(clock), publish=False, note=f"bundle {bundle.key}")


def _moment(clock: Clock) -> Moment:
    now = clock.now()
    return Moment(now, now.date())
