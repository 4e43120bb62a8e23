"""Numbers as Korean writes them in digits and scale words: `3천만`, `1억 5,000만`, `100분의 20`."""

from __future__ import annotations

import re

SCALES = {"십": 10, "백": 100, "천": 1_000, "만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}
_PART = re.compile(r"\d[\d,]*(?:\.\d+)?|[십백천만억조]", re.ASCII)


def value_of(amount: str) -> float:
    """`3천만` is 30000000; thousands commas and spaces do not count. 0 where there is no number."""
    total, section, number = 0.0, 0.0, 0.0
    for part in _PART.findall(amount):
        scale = SCALES.get(part)
        if scale is None:
            number = float(part.replace(",", ""))
        elif scale < 10_000:
            section, number = section + (number or 1) * scale, 0.0
        else:
            total, section, number = total + ((section + number) or 1) * scale, 0.0, 0.0
    return total + section + number
