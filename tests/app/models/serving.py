"""Small archives, a loopback server that can break off, and the manifests that name them."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
import threading
import zipfile
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from app.models.downloads import Clients
from app.models.hub import HuggingFaceClient
from app.models.manifest import Manifest, Model, ModelFile, ModelRole, Part, Source, UrlArchive, UrlSource
from app.models.npm import NpmClient
from app.models.pypi import PipClient
from app.models.url import HttpClient


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def zip_of(members: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarball_of(members: Mapping[str, bytes], links: Mapping[str, str] | None = None) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return packed.getvalue()


def wheel_of(name: str, members: Mapping[str, bytes]) -> bytes:
    """A wheel of version 1.0 that pip accepts."""
    about = f"{name}-1.0.dist-info"
    metadata = {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": b"",
    }
    return zip_of({**members, **metadata})


@dataclass
class Served:
    """What a server gives out and what it was asked; `cuts` says after how many bytes each next answer breaks off."""

    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    headers: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    cuts: list[int] = field(default_factory=list[int])
    ranges: list[str] = field(default_factory=list[str])
    """The `Range` header of every GET; empty where there was none."""
    redirects: dict[str, str] = field(default_factory=dict[str, str])
    ignores_ranges: bool = False
    before_answer: Callable[[], object] = lambda: None
    address: str = ""


@contextmanager
def serving() -> Generator[Served]:
    """A loopback HTTP server for as long as the block runs."""
    served = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            served.ranges.append(wanted)
            served.before_answer()
            content = self._answer(wanted)
            if served.cuts:
                content = content[: served.cuts.pop(0)]
            self.wfile.write(content)

        def do_HEAD(self) -> None:
            self._answer("")

        def _answer(self, wanted: str) -> bytes:
            if self.path in served.redirects:
                self.send_response(302)
                self.send_header("Location", served.redirects[self.path])
                self.send_header("Content-Length", "0")
                self.end_headers()
                return b""
            whole = served.files.get(self.path)
            if whole is None:
                self.send_error(404)
                return b""
            found = None if served.ignores_ranges else re.match(r"bytes=(\d+)-", wanted)
            start = int(found[1]) if found else 0
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(whole) - start))
            for name, value in served.headers.get(self.path, {}).items():
                self.send_header(name, value)
            self.end_headers()
            return whole[start:]

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


def clients(
    endpoint: str = "http://127.0.0.1:9", pip: PipClient | None = None, npm: NpmClient | None = None
) -> Clients:
    return Clients(pip or PipClient(["--no-index"]), npm or NpmClient(), HttpClient(), HuggingFaceClient(endpoint))


def model(role: ModelRole, *sources: Source) -> Model:
    return Model(role=role, name="small", engine="none", licence="CC0-1.0", languages=("ko",), sources=sources)


def manifest(*models: Model) -> Manifest:
    return Manifest(models=models)


def model_file(path: str, content: bytes, *parts: Part) -> ModelFile:
    return ModelFile(path=path, size=len(content), sha256=sha256(content), parts=parts)


def url_archive(served: Served, name: str, content: bytes) -> UrlArchive:
    """Serve `content` and name it with its true hash."""
    served.files[f"/{name}"] = content
    return UrlArchive(name=name, url=f"{served.address}/{name}", size=len(content), sha256=sha256(content))


def voices(served: Served, content: bytes = b"a voice" * 1000, *, pack: bool = True) -> Model:
    """A model of one file, in a zip archive or served as it is."""
    archive = url_archive(served, "voices", zip_of({"inside/a.bin": content}) if pack else content)
    part = Part(archive="voices", member="inside/a.bin" if pack else None)
    source = UrlSource(kind="url", archives=(archive,), files=(model_file("a.bin", content, part),))
    return model(ModelRole.VOICES, source)


def names_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
