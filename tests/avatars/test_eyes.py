"""Eyelids: shut they meet, half shut they stay in front of the eyeball."""

import numpy as np

from scripts.avatars.eyes import BALL, BALL_RADIUS, RECESSION, EyeForm, LeftEye
from scripts.avatars.head import HeadForm, HeadSurface
from scripts.avatars.poses import CLOSED_LIDS, OPEN_LIDS

EYE = LeftEye(EyeForm(), HeadSurface(HeadForm()))
UPPER = np.linspace(0.1, np.pi - 0.1, 15)
EDGE = np.zeros(15)


def test_shut_lids_meet_along_one_line() -> None:
    upper = EYE.skin(UPPER, EDGE, CLOSED_LIDS)
    lower = EYE.skin(-UPPER, EDGE, CLOSED_LIDS)

    assert np.abs(upper - lower).max() < 0.001


def test_open_lids_leave_the_iris_to_be_seen() -> None:
    opening = EYE.skin(UPPER, EDGE, OPEN_LIDS)[:, 1] - EYE.skin(-UPPER, EDGE, OPEN_LIDS)[:, 1]

    assert opening.max() > 0.025


def test_a_lid_on_its_straight_way_down_stays_in_front_of_the_receding_eyeball() -> None:
    angle, ring = np.meshgrid(UPPER, np.linspace(0, 4, 9))
    opened, shut = (EYE.skin(angle, ring, lids) for lids in (OPEN_LIDS, CLOSED_LIDS))
    for share in (0.25, 0.5, 0.75, 1.0):
        lid = opened + (shut - opened) * share
        ball = BALL + np.array([0.0, 0.0, -RECESSION * share])
        assert np.linalg.norm(lid - ball, axis=-1).min() > BALL_RADIUS - 0.0005
