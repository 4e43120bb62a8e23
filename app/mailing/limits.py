"""How many letters one address is sent: nobody floods a mailbox through this service, whatever it is written about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """So many letters within so long."""

    most: int
    within: timedelta


# A petition of a lively day has five changes; somebody with six of them still reads each within the day.
OF_A_RECIPIENT = (Limit(10, timedelta(hours=1)), Limit(30, timedelta(days=1)))
OF_A_STRANGER = (Limit(2, timedelta(hours=1)), Limit(4, timedelta(days=1)))
"""For letters to an address that nobody has confirmed."""
LONGEST = max(limit.within for limit in (*OF_A_RECIPIENT, *OF_A_STRANGER))


def free_at(sent: Iterable[datetime], limits: Iterable[Limit], now: datetime) -> datetime | None:
    """When one letter more may go, after those that were sent, in any order; None: now."""
    latest = sorted(sent, reverse=True)
    full = [
        latest[limit.most - 1] + limit.within
        for limit in limits
        if len(latest) >= limit.most and latest[limit.most - 1] + limit.within > now
    ]
    return max(full, default=None)


def fingerprint(address: str) -> str:
    """Equal for two ways to write to one mailbox: neither case nor what follows a `+` tells it apart."""
    name, _, host = address.strip().casefold().rpartition("@")
    return hashlib.sha256(f"{name.partition('+')[0]}@{host}".encode()).hexdigest()
