"""What tests of the service's parts stand on: a calendar of their own, and a real SQLite file."""

from __future__ import annotations

import pytest

from tests.fakes.calendar import Calendar


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()
