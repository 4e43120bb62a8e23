"""Which format a file is in, by what it holds; its name only tells the kinds of text apart."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import get_args

from core.errors import FileEmpty, FileEncrypted, FileTooLarge, UnknownFormat
from knowledge.parsing.compound import open_compound
from knowledge.parsing.document import Format
from knowledge.parsing.draft import SourceFile
from knowledge.parsing.zips import open_zip

HEAD_BYTES = 8_192

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXTENSIONS: dict[str, tuple[str, ...]] = {
    "text": (".txt", ".text", ".log", ""), "markdown": (".md", ".markdown"), "html": (".html", ".htm", ".xhtml"),
    "csv": (".csv", ".tsv"), "xlsx": (".xlsx", ".xlsm"), "docx": (".docx", ".docm"), "hwpx": (".hwpx",),
    "hwp": (".hwp",), "pdf": (".pdf",),
}  # fmt: skip
_KNOWN_BINARIES = (
    (b"HWP Document File V", "an HWP 3 file: open it in Hangul and save it as HWPX"),
    (b"{\\rtf", "an RTF file: save it as DOCX"),
    (b"\x89PNG", "a picture: only text can be imported"),
    (b"\xff\xd8\xff", "a picture: only text can be imported"),
    (b"GIF8", "a picture: only text can be imported"),
    (b"Rar!", "a RAR archive: pack it as ZIP"),
    (b"7z\xbc\xaf", "a 7z archive: pack it as ZIP"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
    (b"MZ", "a program: only documents can be imported"),
    (b"\x7fELF", "a program: only documents can be imported"),
)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<(?:body|table|div|h[1-6]|article|section)[\s>]", re.IGNORECASE)
_ZIPPED = (
    ("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("Contents/content.hpf", "hwpx"),
    ("Contents/header.xml", "hwpx"),
)  # fmt: skip
_UNREAD = (
    ("ppt/", "a presentation: save it as PDF"), ("xl/workbook.bin", "a binary workbook: save it as XLSX"),
    ("content.xml", "an OpenDocument file: save it as DOCX, XLSX or PDF"),
)  # fmt: skip


def format_of(file: SourceFile) -> Format | None:
    """Null for an archive of documents; raises an `UnreadableFile` where nothing can be read."""
    size = file.path.stat().st_size
    if size == 0:
        raise FileEmpty(f"{file.shown} is empty")
    if size > file.limits.file_bytes:
        allowed = file.limits.file_bytes // 1_048_576
        raise FileTooLarge(f"{file.shown} has {size // 1_048_576} MB, {allowed} are allowed: split it")
    with file.path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(file)
    if head.startswith(OLE):
        return _compound(file)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return _text(file, head)


def expects(name: str) -> str:
    """The format that the extension promises; empty for none that is known."""
    suffix = PurePosixPath(name).suffix.lower()
    return next((found for found, suffixes in EXTENSIONS.items() if suffix in suffixes), "")


def extension_misleads(name: str, found: Format) -> bool:
    """Whether the name promises another format than the content keeps."""
    promised = expects(name)
    if found in {"text", "markdown", "csv", "html"}:
        return bool(promised) and promised not in {"text", "markdown", "csv", "html"}
    return promised != found


def _zipped(file: SourceFile) -> Format | None:
    with open_zip(file) as packed:
        names = packed.names
        if "EncryptedPackage" in names:
            raise FileEncrypted(f"{file.shown} is encrypted: save it without a password")
        for name, found in _ZIPPED:
            if name in names:
                return _as_format(found)
        if "mimetype" in names and packed.read("mimetype", most=128).strip() == b"application/hwp+zip":
            return "hwpx"
        for name, what in _UNREAD:
            if any(member == name or (name.endswith("/") and member.startswith(name)) for member in names):
                raise UnknownFormat(f"{file.shown} is {what}")
    return None


def _as_format(found: str) -> Format:
    return next(known for known in get_args(Format) if known == found)


def _compound(file: SourceFile) -> Format:
    """`hwp`, or a refusal that says what the old Office file is."""
    with open_compound(file) as compound:
        if compound.has("FileHeader") and compound.read("FileHeader").startswith(b"HWP Document File"):
            return "hwp"
        if compound.has("EncryptedPackage") or compound.has("EncryptionInfo"):
            raise FileEncrypted(f"{file.shown} is encrypted: save it without a password")
    raise UnknownFormat(f"{file.shown} is an old Office file: save it as DOCX, XLSX or HWPX")


def _text(file: SourceFile, head: bytes) -> Format:
    for magic, what in _KNOWN_BINARIES:
        if head.startswith(magic):
            raise UnknownFormat(f"{file.shown} is {what}")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in head and not wide:
        raise UnknownFormat(f"{file.shown} is in no format that is read here: save it as HWPX, DOCX or PDF")
    if not wide and b"<HWPML" in head:
        raise UnknownFormat(f"{file.shown} is an HWPML file: save it as HWPX")
    promised = expects(file.name)
    if promised in {"markdown", "csv"}:
        return _as_format(promised)
    looks_html = _HTML.search(head.replace(b"\x00", b"") if wide else head) and promised != "text"
    return "html" if looks_html or promised == "html" else "text"
