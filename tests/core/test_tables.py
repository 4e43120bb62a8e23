"""Times survive a database that forgets time zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from core.clock import SEOUL
from core.tables import UtcDateTime

DIALECT = sqlite.dialect()
ZONES = st.sampled_from([UTC, SEOUL, timezone(timedelta(hours=-11))])


# Seoul has had no summer time since 1988: no hour that is missing or comes twice.
@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2200, 1, 1), timezones=ZONES))  # noqa: DTZ001
def test_a_moment_comes_back_as_the_same_moment(moment: datetime) -> None:
    kind = UtcDateTime()
    stored = kind.process_bind_param(moment, DIALECT)
    assert stored is not None
    assert kind.process_result_value(stored.replace(tzinfo=None), DIALECT) == moment


def test_no_moment_stays_none() -> None:
    assert UtcDateTime().process_bind_param(None, DIALECT) is None
    assert UtcDateTime().process_result_value(None, DIALECT) is None
