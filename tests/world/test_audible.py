"""Who hears whom."""

import pytest

from world.audible import Place, hears

HALL = Place("lobby", None)
BOOTH = Place("lobby", "complaints-1")
NEXT_BOOTH = Place("lobby", "complaints-2")
OTHER_SPACE = Place("gallery", "complaints-1")


@pytest.mark.parametrize(
    ("listener", "speaker", "carries", "heard"),
    [
        (BOOTH, BOOTH, False, True),
        (BOOTH, BOOTH, True, True),
        (HALL, BOOTH, True, False),
        (NEXT_BOOTH, BOOTH, True, False),
        (OTHER_SPACE, BOOTH, True, False),
        (BOOTH, HALL, True, False),
        (HALL, HALL, True, True),
        (HALL, HALL, False, False),
    ],
)
def test_booth_talk_stays_in_the_booth(listener: Place, speaker: Place, carries: bool, heard: bool) -> None:
    assert hears(listener, speaker, hall_carries_voices=carries) is heard
