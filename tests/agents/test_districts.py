"""Districts as they are named."""

from __future__ import annotations

import pytest

from agents.districts import district_in, district_name, districts_named


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("강남구에서 소파 버리려면", "강남구"),
        ("서울 마포구 살아요", "마포구"),
        ("I live in Gangnam-gu", "강남구"),
        ("in Mapo", "마포구"),
        ("친구가 중구에 살아요", "중구"),
        ("강남 가는 길", None),
        ("다른 구는요?", None),
    ],
)
def test_a_full_name_is_a_district(text: str, district: str | None) -> None:
    assert district_in(text) == district


def test_the_short_name_counts_where_the_district_was_asked_for() -> None:
    assert district_in("강남이요", short=True) == "강남구"


def test_every_district_of_a_passage_in_order() -> None:
    assert districts_named("강남구와 마포구에서는") == ("강남구", "마포구")


def test_the_english_name() -> None:
    assert district_name("강남구", "en") == "Gangnam-gu"
