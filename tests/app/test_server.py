"""What is refused before the models are loaded, and which files are pages."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from app.server import file_of, listening_socket
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


@pytest.mark.parametrize("path", ["../secret.txt", "\0", "x" * 5_000, "/etc/passwd", "assets", "absent.js", ""])
def test_only_files_of_the_client_are_served(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").touch()
    dist = tmp_path / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "page.js").touch()
    assert file_of(dist, path) is None
    assert file_of(dist, "page.js") == dist / "page.js"
