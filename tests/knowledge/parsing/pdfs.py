"""PDFs of a few objects, in the font that every reader has; what a test draws is what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

FONTS = "/Resources << /Font << /F1 3 0 R >> >>"
LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<00> <00>]"


def pdf(path: Path, pages: Sequence[str], *, trailer: str = "", catalog: str = "") -> Path:
    """`pages` are content streams; points, from the lower left corner."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, content in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R {FONTS} >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    written, offsets = "%PDF-1.4\n", list[int]()
    for number, text in enumerate(objects, start=1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{text}\nendobj\n"
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    written += "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    path.write_bytes(written.encode("latin-1"))
    return path


def text(words: str, x: float, y: float, *, size: float = 11, before: str = "0 g 0 Tr") -> str:
    """A line; `before` sets colour and mode."""
    return f"BT {before} /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n"


def rules(*lines: tuple[float, float, float, float]) -> str:
    """Straight lines from one point to another."""
    return "".join(f"{x0} {y0} m {x1} {y1} l S\n" for x0, y0, x1, y1 in lines)


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Every line of a table."""
    across = [(xs[0], y, xs[-1], y) for y in ys]
    return rules(*across, *((x, ys[0], x, ys[-1]) for x in xs))
