"""Joining and mirroring parts."""

import numpy as np

from scripts.avatars.mesh import join, mirrored, normals, part, rigid
from scripts.avatars.shapes import ball
from scripts.avatars.skeleton import BONE_INDEX

SPHERE = ball(np.array([0.3, 1.0, 0.0]), np.array([0.1, 0.1, 0.1]))
LEFT = part(SPHERE.points, SPHERE.triangles, (1.0, 0.0, 0.0), rigid("leftHand", len(SPHERE.points)))


def test_normals_of_a_ball_point_away_from_its_middle() -> None:
    away = SPHERE.points - np.array([0.3, 1.0, 0.0])
    away /= np.linalg.norm(away, axis=1, keepdims=True)

    assert (np.sum(normals(LEFT) * away, axis=1) > 0.95).all()


def test_a_mirrored_part_follows_the_other_hand_and_still_faces_out() -> None:
    right = mirrored(LEFT)

    assert (right.weights[:, BONE_INDEX["rightHand"]] == 1).all()
    np.testing.assert_allclose(normals(right) * [-1, 1, 1], normals(LEFT), atol=1e-9)


def test_joined_parts_keep_their_points_and_renumber_their_triangles() -> None:
    both = join([LEFT, mirrored(LEFT)])

    assert len(both.points) == 2 * len(LEFT.points)
    assert both.triangles[len(LEFT.triangles) :].min() == len(LEFT.points)
