"""The packaged manifest is whole, and one that contradicts itself is refused with its reason."""

from pathlib import Path

import pytest

from app.models.errors import ManifestInvalid
from app.models.manifest import Manifest, ModelRole, load_manifest

HASH = "0" * 64
HEAD = """
[[models]]
role = "voices"
name = "small"
engine = "none"
licence = "CC0-1.0"
languages = ["ko"]
[[models.sources]]
"""
ARCHIVE = f'archives = [{{ name = "it", version = "1.0", size = 1, sha256 = "{HASH}" }}]'


def file_of(path: str, parts: str) -> str:
    return f'files = [{{ path = "{path}", size = 1, sha256 = "{HASH}", parts = [{parts}] }}]'


def load(tmp_path: Path, source: str) -> Manifest:
    path = tmp_path / "models.toml"
    path.write_text(HEAD + source, encoding="utf-8")
    return load_manifest(path)


def test_the_packaged_manifest_has_every_role_but_the_optional_one_with_a_pinned_source() -> None:
    packaged = load_manifest()

    assert {model.role for model in packaged.models} == set(ModelRole) - {ModelRole.RERANKING}
    assert all(model.sources[0].files for model in packaged.models)


def test_the_packaged_voices_hold_those_that_korean_sounds_best_with() -> None:
    files = {file.path for file in load_manifest().model(ModelRole.VOICES).sources[0].files}

    assert files >= {"jf_nezumi.bin", "jf_alpha.bin", "jm_kumo.bin", "af_heart.bin", "af_kore.bin", "am_michael.bin"}


def test_a_citys_own_manifest_replaces_only_the_roles_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'{HEAD}kind = "path"\nfolder = "/srv/voices"\n', encoding="utf-8")

    merged = load_manifest(Path("app/models.toml"), path)

    assert merged.model(ModelRole.VOICES).name == "small"
    assert merged.model(ModelRole.EMBEDDING).name == "multilingual-e5-small-q4"


@pytest.mark.parametrize("path", ["../evil", "/etc/passwd", "a/../../evil", "a//b", "./a", "", "a\\\\b"])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    outside_file = file_of(path, '{ archive = "it", member = "a" }')
    outside_member = file_of("a", f'{{ archive = "it", member = "{path}" }}')

    for files in (outside_file, outside_member):
        with pytest.raises(ManifestInvalid, match="not a plain relative path"):
            load(tmp_path, f'kind = "pypi"\n{ARCHIVE}\n{files}')


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (f'kind = "pypi"\n{ARCHIVE}\n' + file_of("a", '{ archive = "other" }'), "`other`, which is not among"),
        (f'kind = "pypi"\n{ARCHIVE}\n' + file_of("a", ""), "`a` has no parts"),
        ('kind = "path"\nfolder = "here"', "`here` is relative"),
        ('kind = "path"\nfolder = "/srv"\n' + file_of("a", '{ archive = "it" }'), "taken whole"),
        ('kind = "ftp"', "ftp"),
        (f'kind = "hub"\nrepository = "a/b"\nrevision = "main"\n{file_of("a", "")}', "revision"),
        (f'kind = "pypi"\n{ARCHIVE.replace("it", "--help")}\n' + file_of("a", '{ archive = "it" }'), "name"),
    ],
)
def test_a_manifest_that_contradicts_itself_is_refused_with_its_reason(
    tmp_path: Path, source: str, reason: str
) -> None:
    with pytest.raises(ManifestInvalid, match=reason):
        load(tmp_path, source)


def test_a_role_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    once = 'kind = "path"\nfolder = "/srv"\n'

    with pytest.raises(ManifestInvalid, match="`voices` is there twice"):
        load(tmp_path, once + HEAD + once)


def test_a_file_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    twice = ", ".join([f'{{ path = "a", size = 1, sha256 = "{HASH}" }}'] * 2)

    with pytest.raises(ManifestInvalid, match="`a` is there twice"):
        load(tmp_path, f'kind = "path"\nfolder = "/srv"\nfiles = [{twice}]')


def test_something_that_is_not_toml_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ManifestInvalid, match="is not TOML"):
        load(tmp_path, "{")
    with pytest.raises(ManifestInvalid, match="cannot be read"):
        load_manifest(tmp_path / "absent.toml")
