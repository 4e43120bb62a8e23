"""The loopback server of the model tests."""

from collections.abc import Generator

import pytest

from tests.app.models.serving import Served, serving


@pytest.fixture
def served() -> Generator[Served]:
    with serving() as running:
        yield running
