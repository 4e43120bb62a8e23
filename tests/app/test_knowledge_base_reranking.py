"""A city's manifest switches the reranker on; the packaged one has none."""

from __future__ import annotations

from pathlib import Path

from app.knowledge_base import open_reranking
from app.settings import Settings
from tests.fakes.tiny_cross_encoder import save_tiny_cross_encoder

MANIFEST = """
[[models]]
role = "reranking"
name = "tiny"
engine = "sentence-transformers"
licence = "CC0-1.0"
languages = ["ko"]
[[models.sources]]
kind = "path"
folder = "{folder}"
"""


def test_no_manifest_names_one_and_nothing_is_loaded() -> None:
    assert open_reranking(Settings()) is None


def test_the_one_that_a_manifest_names_is_loaded_from_its_folder(tmp_path: Path) -> None:
    folder, own = save_tiny_cross_encoder(tmp_path / "tiny", "이사 신고"), tmp_path / "own.toml"
    own.write_text(MANIFEST.format(folder=folder), "utf-8")

    reranking = open_reranking(Settings(models_manifest=own))

    assert reranking is not None
    assert reranking.name == "tiny"
    reranking.close()
