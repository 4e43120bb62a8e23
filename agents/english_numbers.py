"""How English says numbers, ordinals, years and digits."""

from __future__ import annotations

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1_000, "thousand"), (100, "hundred"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def cardinal(number: int) -> str:
    """`50000` -> `fifty thousand`."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    size, name = next((size, name) for size, name in _LARGE if number >= size)
    count, rest = divmod(number, size)
    return f"{cardinal(count)} {name}" + (f" {cardinal(rest)}" if rest else "")


def ordinal(number: int) -> str:
    """`22` -> `twenty-second`."""
    head, mark, last = _last_word(cardinal(number))
    if last in _ORDINALS:
        return head + mark + _ORDINALS[last]
    return head + mark + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def _last_word(words: str) -> tuple[str, str, str]:
    place = max(words.rfind(" "), words.rfind("-"))
    return (words[:place], words[place], words[place + 1 :]) if place >= 0 else ("", "", words)


def year(number: int) -> str:
    """`2025` -> `twenty twenty-five`, `2009` -> `two thousand nine`."""
    century, rest = divmod(number, 100)
    if rest < 10:
        tail = f"{cardinal(century)} hundred" if number % 1_000 >= 100 else cardinal(number - rest)
        return tail + (f" {_ONES[rest]}" if rest else "")
    return f"{cardinal(century)} {cardinal(rest)}"


def digit_by_digit(digits: str) -> str:
    """As a phone number is said: `109` -> `one oh nine`."""
    return " ".join("oh" if digit == "0" else _ONES[int(digit)] for digit in digits)


def decimal(whole: str, fraction: str) -> str:
    """`3`, `5` -> `three point five`."""
    return f"{cardinal(int(whole))} point {' '.join(_ONES[int(digit)] for digit in fraction)}"
