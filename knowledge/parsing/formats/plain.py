"""Plain text: paragraphs between blank lines, in whatever encoding."""

from __future__ import annotations

import re
from dataclasses import replace

from charset_normalizer import from_bytes

from core.errors import UnknownFormat
from knowledge.parsing.draft import Draft

_BULLET = re.compile(r"(\s*)(?:[-*•○●◦∙·▪▶※]|\d{1,3}[.)]|[가-하][.)]|\(\d{1,2}\))\s+\S")
SAMPLE_BYTES = 200_000


def read(draft: Draft) -> None:
    held: list[str] = []
    begun = 1
    text = decoded(draft, draft.file.data())
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        draft.place = replace(draft.place, line=begun)
        bullet = _BULLET.match(line)
        if line.strip() and not bullet:
            begun = begun if held else number
            held.append(line.strip())
            continue
        draft.paragraph("\n".join(held))
        held.clear()
        if line.strip() and bullet:
            draft.place = replace(draft.place, line=number)
            draft.list_item(line, len(bullet[1]) // 2)


def decoded(draft: Draft, data: bytes) -> str:
    """UTF-8 and UTF-16 by their marks, then UTF-8, then Korean, then a guess, which is told; raises `UnknownFormat`."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", "cp949"):  # CP949 holds EUC-KR
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp949":
            draft.warn("encoding_guessed", "not UTF-8: read as CP949 (EUC-KR)")
        return text
    best = from_bytes(data[:SAMPLE_BYTES]).best()
    if best is None:
        raise UnknownFormat(f"{draft.file.shown} is no text in a known encoding: save it as UTF-8")
    draft.warn("encoding_guessed", f"not UTF-8: read as {best.encoding}, look whether it reads well")
    return data.decode(best.encoding, errors="replace")
