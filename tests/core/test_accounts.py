"""Roles."""

from __future__ import annotations

from core.accounts import Account, Role

KIM = Account("1", "kim", "김하늘", frozenset({Role.STAFF, Role.CURATOR}))


def test_one_of_several_roles_is_enough() -> None:
    assert KIM.has(Role.STAFF, Role.SUPERVISOR)
    assert not KIM.has(Role.ADMIN, Role.APPROVER)


def test_no_role_is_held_by_everybody() -> None:
    assert not KIM.has()
    assert not Account("2", "lee", "이바다", frozenset()).has(*Role)
