"""The model store: a folder per role, complete and verified, or not there at all.

<root>/
    speech_to_text/  ...   one folder per role, with the note `.madang.json`
    .downloads/            archives of a fetch that was cut off
    .staging/              a folder in the making; cleared when a fetch begins
    .lock                  held by the fetch that is running
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from app.models.assembly import assemble
from app.models.downloads import Clients, Downloads
from app.models.errors import ModelMissing, SourceUnavailable, StorageFull
from app.models.events import (
    AlreadyThere,
    ArchiveStarted,
    Assembling,
    Installed,
    Received,
    RoleStarted,
    SourceFailed,
    Waiting,
    Watch,
    unwatched,
)
from app.models.files import FreeBytes, free_bytes, has_hashes, install, recover, settle, storage_errors
from app.models.hub import HuggingFaceClient
from app.models.manifest import (
    PACKAGED_MANIFEST,
    ArchivesSource,
    HubSource,
    Manifest,
    Model,
    ModelRole,
    PathSource,
    Source,
    load_manifest,
)
from app.models.npm import NpmClient
from app.models.pypi import PipClient
from app.models.receipt import write_receipt
from app.models.status import ModelState, ModelStatus, status_of
from app.models.url import HttpClient
from app.settings import Settings

SPARE_BYTES = 64 << 20  # the database and the logs go on being written


def open_store(settings: Settings) -> ModelStore:
    """The store that the settings name; a manifest of the city's own replaces the roles that it lists."""
    own = () if settings.models_manifest == PACKAGED_MANIFEST else (settings.models_manifest,)
    return ModelStore(settings.models, load_manifest(PACKAGED_MANIFEST, *own), real_clients(settings.hub_endpoint))


def real_clients(hub_endpoint: str) -> Clients:
    """The real clients: pip, npm, HTTP and the hub at `hub_endpoint`."""
    return Clients(PipClient(), NpmClient(), HttpClient(), HuggingFaceClient(hub_endpoint))


class ModelStore:
    """Model folders below `root`; reading never writes, so a finished store may be read-only."""

    def __init__(self, root: Path, manifest: Manifest, clients: Clients, *, free_bytes: FreeBytes = free_bytes) -> None:
        self._root = root
        self._manifest = manifest
        self._downloads = Downloads(root / ".downloads", clients)
        self._free_bytes = free_bytes
        self._staging = root / ".staging"
        self._roles = tuple(model.role for model in manifest.models)

    def path(self, role: ModelRole) -> Path:
        """The finished folder of a role; `ModelMissing` says how to get it."""
        status = status_of(self._manifest.model(role), self._root)
        if status.state is not ModelState.READY:
            raise ModelMissing(
                f"the `{role}` model is {status.state} in `{status.folder}`; run `madang models fetch {role}`"
            )
        return status.folder

    def optional_path(self, role: ModelRole) -> Path | None:
        """None where the manifest names no model for the role; else as `path`."""
        return self.path(role) if self._manifest.names(role) else None

    def status(self, *, deep: bool = False) -> list[ModelStatus]:
        """Every role of the manifest; `deep` reads and hashes every file."""
        return [status_of(model, self._root, deep=deep) for model in self._manifest.models]

    def fetch(self, roles: Sequence[ModelRole] = (), *, deep: bool = False, watch: Watch = unwatched) -> None:
        """Bring the roles (all of them, if none is named) to `READY`; what is ready stays untouched.

        One fetch at a time works on a store, in whatever process; another one waits. Any `ModelError` leaves the
        folders as they were, and the archives that had been verified for the next call.
        """
        models = [self._manifest.model(role) for role in dict.fromkeys(roles or self._roles)]
        if all(status_of(model, self._root, deep=deep).state is ModelState.READY for model in models):
            for model in models:
                watch(AlreadyThere(model.role))
            return
        with storage_errors(self._root):
            self._root.mkdir(parents=True, exist_ok=True)
            with self._locked(watch):
                self._tidy()
                self._bring([model for model in models if not self._ready(model, deep=deep, watch=watch)], watch)

    @contextmanager
    def _locked(self, watch: Watch) -> Generator[None]:
        lock = FileLock(self._root / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            watch(Waiting())
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def _bring(self, wanted: list[Model], watch: Watch) -> None:
        self._check_room(wanted)
        for model in wanted:
            self._fetch(model, watch)
        if all(status.state is ModelState.READY for status in self.status()):
            self._downloads.clear()

    def _tidy(self) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)
        self._downloads.tidy()
        for model in self._manifest.models:
            recover(self._root / model.role)

    def _ready(self, model: Model, *, deep: bool, watch: Watch) -> bool:
        if status_of(model, self._root, deep=deep).state is ModelState.READY or self._adopt(model):
            watch(AlreadyThere(model.role))
            return True
        return False

    def _adopt(self, model: Model) -> bool:
        """A folder without a fitting note may hold the right bytes all the same, put there by hand or long ago."""
        folder = self._root / model.role
        for source in model.sources:
            if not isinstance(source, PathSource) and has_hashes(folder, source.files):
                write_receipt(folder, model.name, source.files)
                return True
        return False

    def _check_room(self, models: list[Model]) -> None:
        needed = sum(self._needed_bytes(model.sources[0]) for model in models)
        free = self._free_bytes(self._root)
        if models and free < needed + SPARE_BYTES:
            raise StorageFull(
                f"`{self._root}` needs {_mebibytes(needed + SPARE_BYTES)} and has {_mebibytes(free)}; free some, or "
                "point `MADANG_MODELS_DIR` to a larger disk"
            )

    def _needed_bytes(self, source: Source) -> int:
        if isinstance(source, PathSource):
            return 0
        missing = self._downloads.missing_bytes(source)
        if isinstance(source, HubSource):
            return missing  # its files are moved, not copied
        converted = source.convert.size if source.convert else 0
        return missing + converted + sum(file.size for file in source.files)

    def _fetch(self, model: Model, watch: Watch) -> None:
        reasons: list[str] = []
        for number, source in enumerate(model.sources, start=1):
            try:
                folder = self._install(model, source, watch)
            except SourceUnavailable as error:
                reasons.append(str(error))
                if number < len(model.sources):
                    watch(SourceFailed(model.role, str(error)))
            else:
                watch(Installed(model.role, folder))
                return
        listed = "\n".join(reasons)
        raise SourceUnavailable(f"no source of the `{model.role}` model could be reached; check the network:\n{listed}")

    def _install(self, model: Model, source: Source, watch: Watch) -> Path:
        if isinstance(source, PathSource):
            raise SourceUnavailable(f"`{source.folder}` is not there or lacks files that the manifest lists")
        watch(RoleStarted(model.role, model.name, self._downloads.missing_bytes(source)))
        staged = self._staging / model.role
        folder = self._root / model.role
        try:
            self._fill(staged, source, model.role, watch)
            write_receipt(staged, model.name, source.files)
            settle(staged)
            install(staged, folder)
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)
        self._downloads.discard(source)
        return folder

    def _fill(self, staged: Path, source: ArchivesSource | HubSource, role: ModelRole, watch: Watch) -> None:
        def started(archive: str, size: int) -> Callable[[int], None]:
            watch(ArchiveStarted(role, archive, size))
            return lambda done: watch(Received(archive, done))

        staged.mkdir(parents=True)
        if isinstance(source, HubSource):
            for path, file in self._downloads.hub_files(source, started).items():
                (staged / path).parent.mkdir(parents=True, exist_ok=True)
                file.replace(staged / path)
            return
        archives = self._downloads.archives(source, started)
        watch(Assembling(role))
        assemble(source, archives, staged)


def _mebibytes(size: int) -> str:
    return f"{size / (1 << 20):,.0f} MiB"
