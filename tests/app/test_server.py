"""What is refused before the models are loaded, and which files are pages."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.server import add_pages, file_of, listening_socket
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


@pytest.mark.parametrize(
    ("path", "status", "cache"),
    [
        ("/talk/complaints", 200, "no-cache"),
        ("/assets/page-1a2b.js", 200, "public, max-age=31536000, immutable"),
        ("/assets/gone-3c4d.js", 404, None),
        ("/avatars/nobody.vrm", 404, None),
        ("/api/nothing", 404, None),
        ("/%00", 200, "no-cache"),
    ],
)
async def test_a_page_for_every_path_and_no_page_for_a_missing_file(
    tmp_path: Path, path: str, status: int, cache: str | None
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "page-1a2b.js").touch()
    (tmp_path / "index.html").touch()
    app = FastAPI()
    http_errors.install(app)
    add_pages(app, tmp_path)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
        answer = await client.get(path)
    assert (answer.status_code, answer.headers.get("cache-control")) == (status, cache)
    assert status != 200 or answer.headers["x-content-type-options"] == "nosniff"
