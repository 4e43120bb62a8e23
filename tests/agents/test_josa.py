"""Particles follow the last sound."""

from __future__ import annotations

from agents.josa import being, objective, subject, topic


def test_particles_follow_the_last_sound() -> None:
    assert [subject("다온"), subject("마루")] == ["다온이", "마루가"]
    assert [topic("다온"), topic("마루")] == ["다온은", "마루는"]
    assert [objective("다온"), objective("마루")] == ["다온을", "마루를"]
    assert [being("다온"), being("마루")] == ["다온이에요", "마루예요"]
