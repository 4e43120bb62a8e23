"""Office files in the smallest form that an office program would open, with what a test puts into them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "documents"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HP = (
    'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" '
    'xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head" xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core"'
)
SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def zipped(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def docx(path: Path, body: str, **parts: str) -> Path:
    """`parts` by name without folder: `styles`, `footnotes`."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    members |= {f"word/{name}.xml": text for name, text in parts.items()}
    return zipped(path, members)


def p(text: str, look: str = "", kind: str = "") -> str:
    """A paragraph of a DOCX: `look` goes into `w:rPr`, `kind` into `w:pPr`."""
    return f"<w:p><w:pPr>{kind}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def hwpx(path: Path, section: str, header: str = "", **more: str) -> Path:
    """`section` is what stands in the section; `more` are members by name, `__` for `/`."""
    members = {
        "mimetype": "application/hwp+zip",
        "Contents/header.xml": f"<hh:head {HP}>{header}</hh:head>",
        "Contents/section0.xml": f"<hs:sec {HP}>{section}</hs:sec>",
    }
    return zipped(path, members | {name.replace("__", "/"): text for name, text in more.items()})


def hp(text: str, inside: str = "", *, shape: str = "0", kind: str = "0") -> str:
    """A paragraph of an HWPX."""
    run = f'<hp:run charPrIDRef="{shape}"><hp:t>{text}</hp:t>{inside}</hp:run>'
    return f'<hp:p paraPrIDRef="{kind}">{run}</hp:p>'


def hp_table(*cells: tuple[int, int, int, int, str], fill: str = "1") -> str:
    """Cells by row, column, rows, columns and what is in them."""
    shown = "".join(
        f'<hp:tc borderFillIDRef="{fill}"><hp:subList>{inside}</hp:subList>'
        f'<hp:cellAddr rowAddr="{row}" colAddr="{column}"/>'
        f'<hp:cellSpan rowSpan="{rows}" colSpan="{columns}"/></hp:tc>'
        for row, column, rows, columns, inside in cells
    )
    return f"<hp:tbl><hp:tr>{shown}</hp:tr></hp:tbl>"


def compound(path: Path, streams: Mapping[str, bytes]) -> Path:
    """An OLE compound file with these streams in its root, none so short that it belongs into the mini stream."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    chains: list[bytes] = [_directory(padded), *padded.values()]
    fat: list[int] = [FAT]
    for chain in chains:
        count = -(-len(chain) // SECTOR)
        fat += [len(fat) + i + 1 for i in range(count - 1)] + [END]
    table = struct.pack("<128I", *fat, *[FREE] * (128 - len(fat)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    body = b"".join(chain.ljust(-(-len(chain) // SECTOR) * SECTOR, b"\0") for chain in chains)
    path.write_bytes(header + table + body)
    return path


def _directory(streams: Mapping[str, bytes]) -> bytes:
    """The root and its streams, each the right sibling of the one before; sectors follow the FAT and the directory."""
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    at = 1 + -(-(128 * (len(streams) + 1)) // SECTOR)
    for number, name in enumerate(sorted(streams, key=lambda name: (len(name), name.upper())), start=1):
        entries.append(_entry(name, 2, at, len(streams[name]), right=number + 1 if number < len(streams) else FREE))
        at += -(-len(streams[name]) // SECTOR)
    return b"".join(entries)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text) + 2, kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
