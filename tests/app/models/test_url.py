"""HTTP downloads go on where the connection broke."""

from pathlib import Path

import pytest

from app.models.errors import ModelRefused, SourceUnavailable
from app.models.manifest import UrlArchive
from app.models.store import ModelStore
from app.models.url import HttpClient
from tests.app.models.serving import Served, clients, manifest, url_archive, voices

CONTENT = bytes(range(256)) * 40


def test_a_connection_that_breaks_is_resumed_by_range(served: Served, tmp_path: Path) -> None:
    archive = url_archive(served, "it", CONTENT)
    served.cuts = [1000, 500]
    told: list[int] = []

    HttpClient().download(archive, tmp_path / "it", told.append)

    assert (tmp_path / "it").read_bytes() == CONTENT
    assert served.ranges == ["", "bytes=1000-", "bytes=1500-"]
    assert told[-1] == len(CONTENT)


def test_a_connection_that_keeps_breaking_ends_and_the_next_fetch_goes_on(served: Served, tmp_path: Path) -> None:
    entry = voices(served, CONTENT, pack=False)
    store = ModelStore(tmp_path, manifest(entry), clients())
    served.cuts = [1000, 500, 200]
    with pytest.raises(SourceUnavailable, match="broke off 3 times"):
        store.fetch()

    store.fetch()

    assert (store.path(entry.role) / "a.bin").read_bytes() == CONTENT
    assert served.ranges[-1] == "bytes=1700-"


def test_a_server_without_ranges_is_read_from_the_start_again_after_a_redirect(served: Served, tmp_path: Path) -> None:
    archive = url_archive(served, "it", CONTENT)
    (tmp_path / "it").write_bytes(CONTENT[:10])
    moved = archive.model_copy(update={"url": f"{served.address}/moved"})
    served.redirects["/moved"] = "/it"
    served.ignores_ranges = True

    HttpClient().download(moved, tmp_path / "it", lambda _: None)

    assert (tmp_path / "it").read_bytes() == CONTENT


def test_bytes_left_by_another_version_are_thrown_away_once(served: Served, tmp_path: Path) -> None:
    entry = voices(served, CONTENT, pack=False)
    store = ModelStore(tmp_path, manifest(entry), clients())
    served.cuts = [1000] * 3
    with pytest.raises(SourceUnavailable):
        store.fetch()
    partial = next((tmp_path / ".downloads").glob("*.partial"))
    partial.write_bytes(b"x" * partial.stat().st_size)

    store.fetch()

    assert (store.path(entry.role) / "a.bin").read_bytes() == CONTENT


def test_a_server_that_sends_more_than_is_declared_is_stopped(served: Served, tmp_path: Path) -> None:
    archive = url_archive(served, "it", CONTENT).model_copy(update={"size": 10})

    with pytest.raises(ModelRefused, match="longer than the 10 bytes"):
        HttpClient().download(archive, tmp_path / "it", lambda _: None)


def test_a_server_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    archive = UrlArchive(name="it", url="http://127.0.0.1:9/it", size=1, sha256="0" * 64)

    with pytest.raises(SourceUnavailable, match="ConnectError"):
        HttpClient().download(archive, tmp_path / "it", lambda _: None)
