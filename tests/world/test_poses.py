"""A pose survives its fourteen bytes."""

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from world.poses import FULL_TURN, POSE_BYTES, Flags, Gesture, Pose, blob, pack, unpack

METRES = st.floats(-327, 327)
POSES = st.builds(
    Pose,
    body=st.integers(0, 65_535),
    x=METRES,
    y=METRES,
    z=METRES,
    heading=st.floats(0, FULL_TURN, exclude_max=True),
    gesture=st.sampled_from(Gesture),
    flags=st.integers(0, 15).map(Flags),
    time_ms=st.integers(0, 65_535),
)


@given(POSES)
def test_a_pose_comes_back_to_the_centimetre(pose: Pose) -> None:
    back = unpack(pack(pose))

    assert (back.body, back.gesture, back.flags, back.time_ms) == (pose.body, pose.gesture, pose.flags, pose.time_ms)
    assert abs(back.x - pose.x) <= 0.0051
    assert abs(back.y - pose.y) <= 0.0051
    assert abs(back.z - pose.z) <= 0.0051
    turned = (back.heading - pose.heading + pi) % FULL_TURN - pi
    assert abs(turned) <= FULL_TURN / 65_536


@given(st.binary(min_size=POSE_BYTES, max_size=POSE_BYTES))
def test_any_14_bytes_are_a_pose_or_a_clear_refusal(data: bytes) -> None:
    try:
        pose = unpack(data)
    except InvalidInput:
        assert data[10] > max(Gesture)
    else:
        assert unpack(pack(pose)) == pose


@given(st.lists(POSES, max_size=30))
def test_a_blob_is_14_bytes_a_body(poses: list[Pose]) -> None:
    data = blob(poses)

    assert len(data) == 14 * len(poses)
    assert [unpack(data[i : i + 14]).body for i in range(0, len(data), 14)] == [pose.body for pose in poses]


def test_the_bytes_are_where_the_page_says() -> None:
    pose = Pose(258, 1.0, 0.0, -1.0, pi, Gesture.BOW, Flags.WALKING | Flags.CORRECTED, 513)

    assert pack(pose) == bytes([2, 1, 100, 0, 0, 0, 156, 255, 0, 128, 2, 9, 1, 2])


@pytest.mark.parametrize("data", [b"", b"x" * 13, b"x" * 28])
def test_a_wrong_length_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput, match="14 bytes"):
        unpack(data)


def test_places_beyond_the_format_are_held_at_its_edge() -> None:
    assert unpack(pack(Pose(1, 1e9, 0, -1e9, 0))).x == pytest.approx(327.67)
