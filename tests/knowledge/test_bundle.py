"""A bundle is read only where its signature and its hashes hold."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.errors import Forbidden, InvalidInput
from knowledge.bundle import Bundle, packed, public_key, unpacked

KEY = Ed25519PrivateKey.generate()
MADE = Bundle("complaints", datetime(2026, 11, 22, tzinfo=UTC), [{"id": "a"}], [{"document_id": "a"}], [{"note": "가"}])


def changed(data: bytes, name: str, content: bytes) -> bytes:
    """The ZIP with another file in the place of one, or with one more."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for part in {*old.namelist(), name}:
            new.writestr(part, content if part == name else old.read(part))
    return made.getvalue()


def test_what_was_packed_comes_out_again() -> None:
    out = unpacked(packed(MADE, KEY), trusted={public_key(KEY)})
    assert (out.collection, out.documents, out.versions, out.audit) == (
        "complaints",
        MADE.documents,
        MADE.versions,
        MADE.audit,
    )
    assert out.key == public_key(KEY)


def test_an_unknown_key_is_refused_by_name() -> None:
    with pytest.raises(Forbidden, match="not trusted"):
        unpacked(packed(MADE, KEY), trusted=set())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("documents.jsonl", b'{"id": "b"}\n'),
        ("manifest.json", b"{}"),
        ("manifest.sig", bytes(64)),
        ("more.txt", b"x"),
    ],
)
def test_whatever_was_changed_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(InvalidInput):
        unpacked(changed(packed(MADE, KEY), name, content), trusted={public_key(KEY)})


def test_what_is_no_zip_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no whole bundle"):
        unpacked(packed(MADE, KEY)[:100], trusted={public_key(KEY)})
