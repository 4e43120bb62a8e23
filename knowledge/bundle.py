"""A signed bundle: one ZIP that carries a collection from one service to another.

    manifest.json     format, collection, made_at, key (public, base64), files {name: sha256}
    manifest.sig      Ed25519 over the bytes of manifest.json, 64 bytes
    documents.jsonl   one document a line: id, kind, collection, created_at
    versions.jsonl    every version with its state, dates, authors and content
    audit.jsonl       who did what to them

Nothing is read of it before signature and hashes hold.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import zipfile
import zlib
from collections.abc import Collection as Names
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from core.errors import FileDamaged, FileTooLarge, Forbidden, SignatureInvalid

FORMAT = "madang-bundle/1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
PARTS = ("documents.jsonl", "versions.jsonl", "audit.jsonl")
LARGEST_PART = 512 * 1024 * 1024
"""Bytes, unpacked: more is taken for a bomb."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle carries, verified or about to be signed."""

    collection: str
    made_at: datetime
    documents: Sequence[Row]
    versions: Sequence[Row]
    audit: Sequence[Row]
    key: str = ""
    """Whose signature it bears: a public key in base64."""


def public_key(private: Ed25519PrivateKey) -> str:
    """As it stands in a manifest, and as it is published."""
    return base64.b64encode(private.public_key().public_bytes_raw()).decode()


def fingerprint(key: str) -> str:
    """SHA-256 of a public key, for two people to compare: `1a2b 3c4d ...`, 16 groups of four hexadecimal digits."""
    digits = sha256(base64.b64decode(key)).hexdigest()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def packed(bundle: Bundle, private: Ed25519PrivateKey) -> bytes:
    """The ZIP."""
    rows = (bundle.documents, bundle.versions, bundle.audit)
    parts = {name: _lines(part) for name, part in zip(PARTS, rows, strict=True)}
    manifest = {
        "format": FORMAT,
        "collection": bundle.collection,
        "made_at": bundle.made_at.isoformat(),
        "key": public_key(private),
        "files": {name: sha256(data).hexdigest() for name, data in parts.items()},
    }
    told = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {MANIFEST: told, SIGNATURE: private.sign(told), **parts}.items():
            archive.writestr(name, data)
    return made.getvalue()


def unpacked(data: bytes, *, trusted: Names[str] | None) -> Bundle:
    """Raises `Forbidden` for a key that is not trusted, `SignatureInvalid`, or `FileDamaged` for what is no bundle.

    With `trusted=None` the signature of any key is enough: to look at, and to ask a person about the key.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            signed = {name: _read(archive, name) for name in (MANIFEST, SIGNATURE)}
            manifest = _verified(signed, trusted)
            if sorted(archive.namelist()) != sorted((*signed, *PARTS)):
                raise FileDamaged("the bundle holds files that belong to no bundle")
            files = {name: _read(archive, name) for name in PARTS}
        _check_files(manifest, files)
        documents, versions, audit = (_rows(files[name]) for name in PARTS)
        made_at = datetime.fromisoformat(manifest["made_at"])
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError) as error:
        raise FileDamaged(f"this is no whole bundle: {type(error).__name__}") from error
    return Bundle(str(manifest["collection"]), made_at, documents, versions, audit, str(manifest["key"]))


def _verified(files: Mapping[str, bytes], trusted: Names[str] | None) -> Row:
    manifest = json.loads(files[MANIFEST])
    key = str(manifest["key"])
    try:
        signer = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        signer.verify(files[SIGNATURE], files[MANIFEST])
    except (InvalidSignature, binascii.Error) as error:
        raise SignatureInvalid("the signature of the bundle does not hold: it was changed, or is damaged") from error
    if trusted is not None and key not in trusted:
        raise Forbidden(f"the bundle is signed by `{key}`, which is not trusted: name that key to trust it")
    if manifest["format"] != FORMAT or set(manifest["files"]) != set(PARTS):
        raise FileDamaged(f"this is no bundle of the format `{FORMAT}`")
    return manifest


def _check_files(manifest: Row, files: Mapping[str, bytes]) -> None:
    for name in PARTS:
        if sha256(files[name]).hexdigest() != manifest["files"][name]:
            raise SignatureInvalid(f"`{name}` of the bundle is not what was signed")


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        data = part.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise FileTooLarge(f"`{name}` of the bundle is too large")
    return data


def _lines(rows: Sequence[Row]) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False, sort_keys=True)}\n" for row in rows).encode()


def _rows(data: bytes) -> list[Row]:
    return [json.loads(line) for line in data.decode().splitlines()]
