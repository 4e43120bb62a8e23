"""What is refused before the models are loaded."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from app.server import listening_socket
from app.settings import Settings
from core.errors import InvalidInput


def test_a_port_in_use_is_told_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(InvalidInput, match=rf"127\.0\.0\.1:{port}.*--port"):
            listening_socket(Settings(port=port))


def test_any_free_port_is_taken_for_zero() -> None:
    with listening_socket(Settings(port=0)) as door:
        assert door.getsockname()[1] > 0


@pytest.mark.parametrize("given", [{"tls_cert": Path("cert.pem")}, {"tls_key": Path("key.pem")}])
def test_half_of_what_https_needs_is_refused(given: dict[str, Path]) -> None:
    with pytest.raises(InvalidInput, match="--tls-cert and --tls-key"):
        listening_socket(Settings().model_copy(update={"port": 0, **given}))
