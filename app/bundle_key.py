"""The key that this service signs bundles with: made when it is first needed, readable by its owner alone."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from app.settings import Settings
from core.errors import InvalidInput
from knowledge.bundle import public_key


def signing_key(settings: Settings) -> Ed25519PrivateKey:
    """`var_dir/bundle.key`; its public half stands beside it as `bundle.pub`, to be published. Blocking."""
    path = settings.var_dir / "bundle.key"
    if not path.is_file():
        _make(path)
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise InvalidInput(f"`{path}` holds no Ed25519 key")
    return key


def _make(path: Path) -> None:
    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "wb") as opened:
        opened.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.with_suffix(".pub").write_text(f"{public_key(key)}\n", encoding="ascii")
