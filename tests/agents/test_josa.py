"""Particles follow the last sound."""

from __future__ import annotations

from agents.josa import being, subject


def test_particles_follow_the_last_sound() -> None:
    assert [subject("다온"), subject("마루")] == ["다온이", "마루가"]
    assert [being("다온"), being("마루")] == ["다온이에요", "마루예요"]
