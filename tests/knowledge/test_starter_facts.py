"""The starter set holds what it must: enough of it, each with questions, sources and dates, and the facts by name."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from agents.officials import load_officials
from app.settings import Settings
from knowledge.procedure import Procedure
from knowledge.starter import read_starter

COUNTERS = ("complaints", "investment", "youth")
PROCEDURES_EACH = 12
QUESTIONS = {"ko": 4, "en": 2}
SUMMED_UP = 20


@dataclass(frozen=True, slots=True)
class Fact:
    """A question, and the section whose words must hold the answer."""

    question: str
    must_contain: tuple[str, ...]
    official: str
    procedure: str
    section: str


def _facts() -> list[Fact]:
    rows: list[dict[str, Any]] = json.loads(Path(__file__).with_name("starter_facts_map.json").read_text("utf-8"))
    return [
        Fact(row["question"], tuple(row["must_contain"]), row["official"], row["procedure"], row["section"])
        for row in rows
    ]


FACTS = _facts()


@cache
def starter() -> dict[str, Procedure]:
    return {procedure.id: procedure for procedure in read_starter()}


def test_there_are_as_many_facts_as_were_checked() -> None:
    assert len(FACTS) == 43
    assert len({fact.question for fact in FACTS}) == 43


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.procedure}-{fact.section}")
def test_the_section_holds_the_fact_word_for_word(fact: Fact) -> None:
    said = " ".join(section.ko for section in starter()[fact.procedure].sections if section.kind == fact.section)
    assert [words for words in fact.must_contain if words not in said] == []


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.procedure}-{fact.section}")
def test_the_official_who_is_asked_searches_the_collection_of_the_fact(fact: Fact) -> None:
    assert starter()[fact.procedure].collection in load_officials()[fact.official].collections


def test_every_counter_has_its_procedures() -> None:
    counts = Counter(procedure.collection for procedure in starter().values())
    assert [name for name in COUNTERS if counts[name] < PROCEDURES_EACH] == []
    assert sum(counts[name] for name in COUNTERS) >= PROCEDURES_EACH * len(COUNTERS)


def test_every_collection_has_an_official_of_its_name() -> None:
    assert {procedure.collection for procedure in starter().values()} == set(load_officials())


def test_every_procedure_is_asked_for_in_citizens_words_in_both_languages() -> None:
    few = {
        procedure.id: dict(asked)
        for procedure in starter().values()
        if (asked := Counter(question.language for question in procedure.questions))["ko"] < QUESTIONS["ko"]
        or asked["en"] < QUESTIONS["en"]
    }
    assert few == {}


def test_no_example_question_leads_to_two_procedures_of_one_counter() -> None:
    asked = Counter(
        (procedure.collection, question.text) for procedure in starter().values() for question in procedure.questions
    )
    assert [question for question, times in asked.items() if times > 1] == []


def test_every_procedure_has_an_english_title_and_summary() -> None:
    bare = [p.id for p in starter().values() if not (p.title.en and p.summary.ko and p.summary.en)]
    assert bare == []


def test_what_foreigners_need_most_is_summed_up_in_japanese_and_chinese() -> None:
    summed_up = [p.id for p in starter().values() if p.summary.ja and p.summary.zh and p.title.ja and p.title.zh]
    assert len(summed_up) >= SUMMED_UP


def test_a_summary_in_another_language_states_no_figure_of_its_own() -> None:
    loose = [
        (procedure.id, language, sorted(own))
        for procedure in starter().values()
        for language, summary in (("ja", procedure.summary.ja), ("zh", procedure.summary.zh))
        if (own := _numbers(summary) - _numbers(" ".join(section.ko for section in procedure.sections)))
    ]
    assert loose == []


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "") for number in re.findall(r"\d[\d,]*", text)}


def test_every_statement_names_a_source_that_is_there() -> None:
    loose = [
        f"{procedure.id}: {section.kind}"
        for procedure in starter().values()
        for section in procedure.sections
        if not section.sources or set(section.sources) - {source.key for source in procedure.sources}
    ]
    assert loose == []


def test_every_source_says_where_it_stands_and_which_text_was_read() -> None:
    loose = [
        f"{procedure.id}: {source.key}"
        for procedure in starter().values()
        for source in procedure.sources
        if not (source.evidence and source.text_version)
        or (source.kind in {"statute", "ordinance"} and not source.article)
    ]
    assert loose == []


def test_what_is_told_of_keeping_talks_is_what_the_settings_say() -> None:
    said = " ".join(section.ko for section in starter()["privacy-in-talk"].sections)
    days = [Settings.model_fields[name].default for name in ("retention_talks_days", "retention_contacts_days")]
    assert [told for told in days if f"{told}일" not in said] == []


def test_dates_are_in_order() -> None:
    backwards = [
        procedure.id
        for procedure in starter().values()
        if procedure.effective_from and procedure.effective_until
        if procedure.effective_from > procedure.effective_until
    ]
    assert backwards == []
