"""What may be left as a contact, how two ways to write one are told to be one, and how little a list shows."""

from __future__ import annotations

import pytest

from app.talks.contacts import Purpose, channel_of, checked, masked, same_person
from core.errors import InvalidInput


@pytest.mark.parametrize(
    ("contact", "channel"),
    [
        ("gilsoon@example.com", "email"),
        ("gil.soon+seoul@mail.example.co.kr", "email"),
        ("010-1234-5678", "phone"),
        ("+82 10 1234 5678", "phone"),
        ("(02) 123-4567", "phone"),
        ("1234-5678", "phone"),
        ("gilsoon", None),
        ("@example.com", None),
        ("gilsoon@example", None),
        ("gilsoon@example.com\nBcc: all@example.com", None),
        ("gil soon@example.com", None),
        ("gil..soon@example.com", None),
        (".gilsoon@example.com", None),
        ("gilsoon@-example-.com", None),
        ("gilsoon@예시.한국", None),
        ("삼청동 12번지", None),
        ("120", None),
        ("010-1234-5678 밤에", None),
        ("١٢٣٤٥٦٧٨", None),
        ("0" * 16, None),
        (f"{'a' * 190}@example.com", None),
    ],
)
def test_a_contact_is_an_address_or_a_number(contact: str, channel: str | None) -> None:
    assert channel_of(contact) == channel


@pytest.mark.parametrize(
    ("contact", "purpose"), [("gilsoon@example.com", "callback"), ("내일", "changes"), ("", "changes")]
)
def test_what_reaches_nobody_is_refused_without_being_repeated(contact: str, purpose: Purpose) -> None:
    with pytest.raises(InvalidInput) as refusal:
        checked(contact, purpose)
    assert not contact or contact not in str(refusal.value)


def test_space_around_a_contact_is_dropped() -> None:
    assert checked(" 010-1234-5678 ", "callback") == "010-1234-5678"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("010-1234-5678", "01012345678", True),
        ("+82 10-1234-5678", "010 1234 5678", True),
        ("+82-2-123-4567", "02-123-4567", True),
        ("Gilsoon@Example.com", "gilsoon@example.com", True),
        ("010-1234-5678", "010-1234-5679", False),
        ("gilsoon@example.com", "gildong@example.com", False),
    ],
)
def test_one_person_is_known_however_the_contact_is_written(one: str, other: str, same: bool) -> None:
    assert (same_person(one) == same_person(other)) is same


@pytest.mark.parametrize(
    ("contact", "shown"),
    [("gilsoon@example.com", "g•••@example.com"), ("010-1234-5678", "010••••78"), ("left before", "•••")],
)
def test_a_list_shows_too_little_to_reach_anybody(contact: str, shown: str) -> None:
    assert masked(contact) == shown
