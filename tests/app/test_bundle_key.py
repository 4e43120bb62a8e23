"""The key that signs bundles is made once, for its owner alone."""

from __future__ import annotations

from pathlib import Path

from app.bundle_key import signing_key
from app.settings import Settings
from knowledge.bundle import public_key


def test_it_is_made_when_first_needed_and_stays(tmp_path: Path) -> None:
    settings = Settings(var_dir=tmp_path)
    key = signing_key(settings)
    assert public_key(signing_key(settings)) == public_key(key)
    assert (tmp_path / "bundle.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "bundle.pub").read_text("ascii").strip() == public_key(key)
