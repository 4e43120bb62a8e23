"""The store as its users meet it: fetch, path, status, and everything that can go wrong on the way."""

import errno
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.models.downloads import Clients
from app.models.errors import (
    ManifestInvalid,
    ModelMissing,
    ModelRefused,
    PartMissing,
    SourceUnavailable,
    StorageFull,
    StorageNotWritable,
)
from app.models.events import AlreadyThere, FetchEvent, Installed, SourceFailed, Waiting
from app.models.files import FreeBytes, free_bytes
from app.models.manifest import Manifest, ModelRole, Part, PathSource, UrlArchive, UrlSource, load_manifest
from app.models.protocols import Received
from app.models.status import ModelState
from app.models.store import ModelStore, open_store
from app.settings import Settings
from tests.app.models.serving import (
    Served,
    clients,
    manifest,
    model,
    model_file,
    names_below,
    url_archive,
    voices,
    zip_of,
)

VOICES = ModelRole.VOICES


def store_of(root: Path, entries: Manifest, *, room: FreeBytes = free_bytes, by: Clients | None = None) -> ModelStore:
    return ModelStore(root, entries, by or clients(), free_bytes=room)


def test_a_fetched_model_is_a_verified_folder_and_nothing_else_is_left(served: Served, tmp_path: Path) -> None:
    store = store_of(tmp_path, manifest(voices(served, b"a voice")))

    store.fetch()

    assert store.path(VOICES) == tmp_path / "voices"
    assert (tmp_path / "voices" / "a.bin").read_bytes() == b"a voice"
    assert names_below(tmp_path) == [".lock", "voices/.madang.json", "voices/a.bin"]


def test_a_second_fetch_asks_for_nothing(served: Served, tmp_path: Path) -> None:
    store = store_of(tmp_path, manifest(voices(served)))
    store.fetch()
    seen: list[FetchEvent] = []

    store.fetch(watch=seen.append)

    assert seen == [AlreadyThere(VOICES)]
    assert len(served.ranges) == 1


def test_only_the_roles_that_are_named_are_fetched(served: Served, tmp_path: Path) -> None:
    other = model(ModelRole.EMBEDDING, PathSource(kind="path", folder=tmp_path / "nowhere"))
    store = store_of(tmp_path / "models", manifest(other, voices(served)))

    store.fetch([VOICES])

    assert [each.state for each in store.status()] == [ModelState.MISSING, ModelState.READY]


def test_a_missing_model_names_the_command_that_gets_it(served: Served, tmp_path: Path) -> None:
    store = store_of(tmp_path, manifest(voices(served)))

    with pytest.raises(ModelMissing, match="madang models fetch voices"):
        store.path(VOICES)


def test_a_role_that_the_manifest_lacks_is_said_so(served: Served, tmp_path: Path) -> None:
    with pytest.raises(ManifestInvalid, match="`embedding`"):
        store_of(tmp_path, manifest(voices(served))).path(ModelRole.EMBEDDING)


def test_an_optional_model_is_there_when_a_manifest_names_it_and_said_to_be_missing_until_it_is_fetched(
    served: Served, tmp_path: Path
) -> None:
    folder = tmp_path / "theirs"
    named = manifest(model(ModelRole.RERANKING, PathSource(kind="path", folder=folder)))

    assert store_of(tmp_path, manifest(voices(served))).optional_path(ModelRole.RERANKING) is None
    with pytest.raises(ModelMissing, match="madang models fetch reranking"):
        store_of(tmp_path, named).optional_path(ModelRole.RERANKING)
    folder.mkdir()
    assert store_of(tmp_path, named).optional_path(ModelRole.RERANKING) == folder


def test_an_archive_with_a_wrong_hash_is_refused_and_leaves_nothing(served: Served, tmp_path: Path) -> None:
    store = store_of(tmp_path, manifest(voices(served)))
    expected = served.files["/voices"]
    served.files["/voices"] = expected[:-1] + b"?"

    with pytest.raises(ModelRefused, match=r"has sha256 [0-9a-f]{64} and should have [0-9a-f]{64}"):
        store.fetch()

    assert names_below(tmp_path) == [".lock"]


def test_a_file_with_a_wrong_hash_is_refused_and_the_model_before_it_stays(served: Served, tmp_path: Path) -> None:
    store_of(tmp_path, manifest(voices(served, b"good"))).fetch()
    part = Part(archive="bad", member="a.bin")
    source = UrlSource(
        kind="url",
        archives=(url_archive(served, "bad", zip_of({"a.bin": b"evil"})),),
        files=(model_file("a.bin", b"fine", part),),
    )
    store = store_of(tmp_path, manifest(model(VOICES, source)))

    with pytest.raises(ModelRefused, match=r"`a\.bin` has sha256"):
        store.fetch()

    assert (tmp_path / "voices" / "a.bin").read_bytes() == b"good"
    assert not (tmp_path / ".staging").exists()


def test_a_missing_part_is_named_and_leaves_nothing_half_made(served: Served, tmp_path: Path) -> None:
    archive = url_archive(served, "half", zip_of({"part1": b"first "}))
    parts = (Part(archive="half", member="part1"), Part(archive="half", member="part2"))
    source = UrlSource(kind="url", archives=(archive,), files=(model_file("model.bin", b"first second", *parts),))

    with pytest.raises(PartMissing, match="`part2`"):
        store_of(tmp_path, manifest(model(VOICES, source))).fetch()

    assert not (tmp_path / "voices").exists()
    assert not (tmp_path / ".staging").exists()


def test_a_disk_without_room_is_refused_before_anything_is_downloaded(served: Served, tmp_path: Path) -> None:
    store = store_of(tmp_path, manifest(voices(served)), room=lambda _: 1000)

    with pytest.raises(StorageFull, match="MADANG_MODELS_DIR"):
        store.fetch()

    assert served.ranges == []


class DiskThatFills:
    """A server's file for which the disk has room only in part."""

    def download(self, archive: UrlArchive, partial: Path, received: Received) -> None:
        partial.write_bytes(b"the first bytes")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_fills_up_on_the_way_is_told_and_the_next_fetch_goes_on(served: Served, tmp_path: Path) -> None:
    entries = manifest(voices(served))
    real = clients()
    full = Clients(real.pypi, real.npm, DiskThatFills(), real.hub)

    with pytest.raises(StorageFull, match="free some and run the same command again"):
        store_of(tmp_path, entries, by=full).fetch()
    assert not (tmp_path / "voices").exists()

    store_of(tmp_path, entries).fetch()
    assert store_of(tmp_path, entries).path(VOICES).is_dir()


def test_archives_of_a_cut_off_fetch_are_not_downloaded_again(served: Served, tmp_path: Path) -> None:
    first, second = b"first " * 100, b"second"
    parts = tuple(Part(archive=name) for name in ("one", "two"))
    archives = (url_archive(served, "one", first), url_archive(served, "two", second))
    source = UrlSource(kind="url", archives=archives, files=(model_file("m", first + second, *parts),))
    store = store_of(tmp_path, manifest(model(VOICES, source)))
    del served.files["/two"]
    with pytest.raises(SourceUnavailable, match="answers 404"):
        store.fetch()

    served.files["/two"] = second
    store.fetch()

    assert (store.path(VOICES) / "m").read_bytes() == first + second
    assert len(served.ranges) == 3


def test_the_next_source_is_tried_when_one_cannot_be_reached(served: Served, tmp_path: Path) -> None:
    working = voices(served)
    gone = UrlArchive(name="voices", url=f"{served.address}/gone", size=1, sha256="0" * 64)
    file = model_file("a.bin", b"?", Part(archive="voices"))
    entry = model(VOICES, UrlSource(kind="url", archives=(gone,), files=(file,)), *working.sources)
    seen: list[FetchEvent] = []
    store = store_of(tmp_path, manifest(entry))

    store.fetch(watch=seen.append)

    assert [type(event) for event in seen if isinstance(event, SourceFailed | Installed)] == [SourceFailed, Installed]
    assert store.status()[0].state is ModelState.READY


def test_two_fetches_at_once_download_once(served: Served, tmp_path: Path) -> None:
    entries = manifest(voices(served))
    second_waits = threading.Event()
    first_downloads = threading.Event()
    seen: list[FetchEvent] = []

    def hold() -> None:
        first_downloads.set()
        assert second_waits.wait(timeout=30)

    def watch(event: FetchEvent) -> None:
        seen.append(event)
        if isinstance(event, Waiting):
            second_waits.set()

    served.before_answer = hold
    with ThreadPoolExecutor() as pool:
        first = pool.submit(store_of(tmp_path, entries).fetch)
        assert first_downloads.wait(timeout=30)
        second = pool.submit(store_of(tmp_path, entries).fetch, watch=watch)
        first.result()
        second.result()

    assert seen == [Waiting(), AlreadyThere(VOICES)]
    assert len(served.ranges) == 1


def test_another_entry_in_the_manifest_makes_a_folder_outdated_and_a_fetch_replaces_it(
    served: Served, tmp_path: Path
) -> None:
    store_of(tmp_path, manifest(voices(served, b"old"))).fetch()
    store = store_of(tmp_path, manifest(voices(served, b"new")))
    assert store.status()[0].state is ModelState.OUTDATED

    store.fetch()

    assert (store.path(VOICES) / "a.bin").read_bytes() == b"new"
    assert names_below(tmp_path) == [".lock", "voices/.madang.json", "voices/a.bin"]


def test_a_changed_byte_is_found_by_a_deep_check_and_mended(served: Served, tmp_path: Path) -> None:
    store = store_of(tmp_path, manifest(voices(served, b"a voice")))
    store.fetch()
    (tmp_path / "voices" / "a.bin").write_bytes(b"a noise")
    assert store.status()[0].state is ModelState.READY
    assert store.status(deep=True)[0].state is ModelState.DAMAGED

    store.fetch(deep=True)

    assert store.status(deep=True)[0].state is ModelState.READY


def test_the_right_files_put_there_by_hand_are_taken_over(served: Served, tmp_path: Path) -> None:
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / "a.bin").write_bytes(b"a voice")
    store = store_of(tmp_path, manifest(voices(served, b"a voice")))

    store.fetch()

    assert store.path(VOICES).is_dir()
    assert served.ranges == []


def test_a_crash_between_the_two_renames_is_mended(served: Served, tmp_path: Path) -> None:
    store = store_of(tmp_path, manifest(voices(served)))
    store.fetch()
    (tmp_path / "voices").rename(tmp_path / ".voices.replaced")
    (tmp_path / ".staging" / "voices").mkdir(parents=True)
    (tmp_path / ".downloads" / ".coming-1").mkdir(parents=True)

    store.fetch()

    assert store.path(VOICES).is_dir()
    assert len(served.ranges) == 1
    assert names_below(tmp_path) == [".lock", "voices/.madang.json", "voices/a.bin"]


def test_a_folder_of_the_citys_own_is_used_where_it_is(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "model.bin").write_bytes(b"ours")
    source = PathSource(kind="path", folder=own, files=(model_file("model.bin", b"ours"),))
    store = store_of(tmp_path / "models", manifest(model(VOICES, source)))

    store.fetch()

    assert store.path(VOICES) == own


def test_a_folder_of_the_citys_own_that_lacks_files_is_said_so(tmp_path: Path) -> None:
    source = PathSource(kind="path", folder=tmp_path, files=(model_file("model.bin", b"ours"),))
    store = store_of(tmp_path / "models", manifest(model(VOICES, source)))

    with pytest.raises(SourceUnavailable, match="lacks files"):
        store.fetch()
    with pytest.raises(ModelMissing):
        store.path(VOICES)


def test_a_store_that_cannot_be_written_names_the_setting(served: Served, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageNotWritable, match="MADANG_MODELS_DIR"):
        store_of(tmp_path / "file" / "models", manifest(voices(served))).fetch()


def test_a_finished_store_is_only_read(served: Served, tmp_path: Path) -> None:
    store = store_of(tmp_path, manifest(voices(served)))
    store.fetch()
    (tmp_path / ".lock").unlink()

    store.fetch()

    assert names_below(tmp_path) == ["voices/.madang.json", "voices/a.bin"]


@pytest.mark.models
def test_the_models_of_this_machine_are_what_the_packaged_manifest_declares() -> None:
    states = {status.role: status.state for status in open_store(Settings()).status(deep=True)}

    assert states == dict.fromkeys((model.role for model in load_manifest().models), ModelState.READY)
