"""Offices are read from their file; whatever number is told is published in the starter set."""

from __future__ import annotations

from pathlib import Path

import pytest

from casework.petitions.departments import Contact, load_departments
from casework.petitions.routing import load_routing
from core.errors import InvalidInput
from knowledge.starter import read_starter

OFFICES = load_departments()


def contacts() -> list[Contact]:
    return [OFFICES.switchboard, *(one.contact for one in OFFICES.departments if one.contact)]


@pytest.mark.parametrize("contact", contacts(), ids=lambda contact: contact.number)
def test_every_number_stands_in_a_published_source(contact: Contact) -> None:
    published = {
        (source.name, source.article, source.text_version): source.evidence
        for procedure in read_starter()
        for source in procedure.sources
    }
    assert (contact.source.name, contact.source.article, contact.source.version) in published
    texts = " ".join(section.ko for procedure in read_starter() for section in procedure.sections)
    assert contact.number in texts


def test_an_office_without_a_number_is_reached_through_the_switchboard() -> None:
    by_id = {one.id: one for one in OFFICES.departments}
    assert len(by_id) == len(OFFICES.departments)
    assert OFFICES.contact_of(by_id["road"]).number == "02-120"
    assert OFFICES.contact_of(by_id["labour"]).number == "1350"


@pytest.mark.parametrize("text", ["", "[switchboard]\nnumber = '1'", "departments = 3", "["])
def test_a_file_that_holds_none_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "departments.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidInput, match=r"departments\.toml"):
        load_departments(path)


@pytest.mark.parametrize("text", ["road = ['등']", "road = 1", "["])
def test_examples_are_of_the_offices_that_there_are(tmp_path: Path, text: str) -> None:
    path = tmp_path / "examples.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidInput, match=r"examples\.toml"):
        load_routing(path)
