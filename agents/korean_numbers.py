"""How Korean says numbers: Sino-Korean, native Korean before counters, and digit by digit."""

from __future__ import annotations

_DIGITS = "영일이삼사오육칠팔구"
_SMALL = ("", "십", "백", "천")
_LARGE = ("", "만", "억", "조", "경")
_NATIVE_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")


def sino(number: int) -> str:
    """`14` -> `십사`, `10000` -> `만`, `100000000` -> `일억`, `15000` -> `만 오천`; digit by digit from 10**20."""
    if number == 0:
        return "영"
    if number >= 10**20:
        return digit_by_digit(str(number))
    groups: list[str] = []
    place = 0
    while number:
        number, group = divmod(number, 10_000)
        if group:
            # 1 is silent before 만 alone: 만 원, but 일억 원.
            read = "" if group == 1 and place == 1 and number == 0 else _below_ten_thousand(group)
            groups.append(read + _LARGE[place])
        place += 1
    return " ".join(reversed(groups))


def _below_ten_thousand(number: int) -> str:
    read = ""
    for place, digit in enumerate(reversed(str(number))):
        value = int(digit)
        if value:
            read = ("" if value == 1 and place else _DIGITS[value]) + _SMALL[place] + read
    return read


def native(number: int) -> str:
    """The form before a counter, 1 to 99: `1` -> `한`, `20` -> `스무`, `21` -> `스물한`."""
    tens, ones = divmod(number, 10)
    if number == 20:
        return "스무"
    return _NATIVE_TENS[tens] + _NATIVE_ONES[ones]


def digit_by_digit(digits: str) -> str:
    """As a phone number is said: `02` -> `공이`."""
    return "".join("공" if digit == "0" else _DIGITS[int(digit)] for digit in digits)


def decimal(whole: str, fraction: str) -> str:
    """`3`, `5` -> `삼 점 오`."""
    return f"{sino(int(whole))} 점 {''.join(_DIGITS[int(digit)] for digit in fraction)}"
