"""What is proposed of a document."""

from __future__ import annotations

from knowledge.imports.proposing.proposal import propose, with_asked
from knowledge.parsing.draft import SourceFile
from knowledge.parsing.reading import read_document
from tests.knowledge.imports.proposing.test_reading import FIXTURES


def test_a_proposal_has_fields_with_evidence_and_questions() -> None:
    document = read_document(SourceFile(FIXTURES / "first" / "faq.md", "faq.md"))
    [proposal] = propose(document, taken={"gongyu-jajeongeo-jeonggigwon"})
    assert (proposal.title, proposal.slug) == ("공유 자전거 정기권", "gongyu-jajeongeo-jeonggigwon-2")
    fee = next(field for field in proposal.fields if field.kind == "fee")
    assert (fee.text, fee.evidence) == ("한 달에 5,000원입니다.", "한 달에 5,000원입니다.")
    assert "정기권은 얼마인가요?" in fee.place.ko
    assert {question.origin for question in proposal.questions} == {"document", "template"}


def test_questions_of_citizens_come_once() -> None:
    document = read_document(SourceFile(FIXTURES / "first" / "faq.md", "faq.md"))
    [proposal] = propose(document)
    asked = [proposal.questions[0].text, "정기권 어떻게 사요?", "정기권 어떻게 사요?"]
    more = with_asked(proposal, asked).questions[len(proposal.questions) :]
    assert [(question.text, question.origin) for question in more] == [("정기권 어떻게 사요?", "asked")]
