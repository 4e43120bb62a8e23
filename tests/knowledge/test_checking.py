"""What is found between a draft and its publication."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.checking import Problem, problems
from knowledge.procedure import PlainDocument
from tests.knowledge.conftest import move_in_report

TODAY = date(2026, 11, 22)
ACT = {"key": "act", "kind": "statute", "name": "주민등록법", "article": "제16조", "evidence": "14일 이내"}


def found(**changes: object) -> list[Problem]:
    return problems(move_in_report(**changes), today=TODAY)


def section(text: str = "14일 이내에 합니다.", *keys: str) -> dict[str, object]:
    return {"kind": "deadline", "ko": text, "sources": list(keys)}


def test_a_finished_procedure_has_none() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"sections": []}, "sections"),
        ({"sections": [section()], "sources": [ACT]}, "sections.0.sources"),
        ({"sections": [section("14일", "other")], "sources": [ACT]}, "sections.0.sources"),
        ({"sections": [section("", "act")], "sources": [ACT]}, "sections.0.ko"),
        ({"sections": [section(""), section("")]}, "sections.0.ko"),
        ({"sections": [section("14일", "act")], "sources": [ACT, ACT]}, "sources.0.key"),
        ({"effective_from": date(2027, 1, 2), "effective_until": date(2027, 1, 1)}, "effective_until"),
    ],
)
def test_what_refuses_publication_names_its_field(changes: dict[str, object], path: str) -> None:
    assert path in [problem.path for problem in found(**changes) if problem.is_blocking]


def test_a_section_that_nobody_began_is_in_nobody_s_way() -> None:
    begun = {"kind": "fee", "en": "It is free."}
    changes = {"sections": [section(""), section("14일", "act"), begun, section("")], "sources": [ACT]}
    assert [problem.path for problem in found(**changes)] == ["sections.2.ko", "sections.2.sources"]


def test_a_text_that_is_not_yet_in_force_is_no_evidence_for_today() -> None:
    future = {**ACT, "text_version": date(2027, 1, 1)}
    changes = {"sections": [section("14일", "act")], "sources": [future]}
    assert [problem.path for problem in found(**changes)] == ["sources.0.text_version"]
    assert found(**changes, effective_from=date(2027, 1, 1)) == []


@pytest.mark.parametrize(
    ("text", "evidence", "missing"),
    [
        ("14일 이내입니다.", "14일 이내에", []),
        ("30일 이내입니다.", "14일 이내에", ["30"]),
        ("1,000원과 5만원입니다.", "1000원, 5만원", []),
        ("전화는 02-120입니다.", "02-120", []),
        ("2.5배이고 3배입니다.", "2.5배", ["3"]),
        ("제16조에 따릅니다.", "", []),
    ],
)
def test_a_figure_that_no_source_holds_is_shown_to_the_approver(text: str, evidence: str, missing: list[str]) -> None:
    source = {**ACT, "evidence": evidence}
    shown = found(sections=[section(text, "act")], sources=[source])
    assert [problem.is_blocking for problem in shown] == [False for _ in missing[:1]]
    assert all(figure in shown[0].message for figure in missing)


def test_a_plain_document_needs_only_its_dates_in_order() -> None:
    plain = PlainDocument(
        id="a", collection="b", title="c", text="d", effective_from=date(2027, 1, 2), effective_until=date(2027, 1, 1)
    )
    assert [problem.path for problem in problems(plain, today=TODAY)] == ["effective_until"]


def test_a_question_that_names_no_section_is_shown() -> None:
    asked = [{"language": "ko", "text": "언제까지예요?", "part": "deadline-9"}]
    assert ("questions.0.part", False) in [(one.path, one.is_blocking) for one in found(questions=asked)]
