"""Versions as passages: their ids, languages, sources, dates and lengths."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from core.passages import Source
from knowledge.lifecycle import Span
from knowledge.locators import Locator
from knowledge.passages import indexed_texts, language_of, passages_in, passages_of, split_text
from knowledge.procedure import Part, PlainDocument, restored, stored
from tests.knowledge.conftest import move_in_report


def test_each_section_is_a_passage_in_each_of_its_languages() -> None:
    passages = passages_of(move_in_report(), version=3)
    assert [(p.id, p.language, p.title) for p in passages] == [
        ("move-in-report#deadline@3", "ko", "전입신고"),
        ("move-in-report#deadline.en@3", "en", "Reporting a move"),
        ("move-in-report#penalty@3", "ko", "전입신고"),
    ]


def test_two_sections_of_one_kind_have_different_ids() -> None:
    sections = [{"kind": "fee", "ko": text, "sources": ["act-16"]} for text in ("무료입니다.", "유료입니다.")]
    passages = passages_of(move_in_report(sections=sections), version=1)
    assert [p.id for p in passages] == ["move-in-report#fee@1", "move-in-report#fee-2@1"]


def test_a_passage_carries_its_source_and_its_days() -> None:
    span = Span(date(2009, 10, 2), date(2026, 12, 31))
    passage = passages_of(move_in_report(), version=1, span=span)[0]
    evidence = "전입한 날부터 14일 이내에"
    assert passage.sources == (Source("statute", "주민등록법", "제16조제1항", evidence=evidence),)
    assert (passage.effective_from, passage.effective_until) == (span.first, span.last)


def test_a_missing_translation_falls_back_to_the_other_language() -> None:
    passages = passages_in(move_in_report(), "en", version=1)
    assert [(p.section, p.language) for p in passages] == [("deadline", "en"), ("penalty", "ko")]


def test_a_summary_in_a_language_nobody_speaks_is_given_to_its_readers_alone() -> None:
    procedure = move_in_report(summary={"ja": "14日以内に届け出ます。"}, title={"ko": "전입신고", "ja": "転入届"})
    (summary,) = (p for p in passages_of(procedure, version=1) if p.language == "ja")
    assert (summary.id, summary.title, summary.section) == ("move-in-report#summary.ja@1", "転入届", "what")
    assert [source.name for source in summary.sources] == [source.name for source in procedure.sources]
    assert summary in passages_in(procedure, "ja", version=1)
    assert summary not in passages_in(procedure, "en", version=1)


def test_search_sees_titles_in_front_and_questions_that_lead_in() -> None:
    texts = indexed_texts(move_in_report(), version=1)
    assert texts[0].text == "전입신고\n전입한 날부터 14일 이내에 전입신고를 해야 합니다."
    questions = [(text.text, text.passage.id) for text in texts if text.is_question]
    assert questions == [
        ("이사했는데 언제까지 신고해요?", "move-in-report#deadline@1"),
        ("When do I have to report a move?", "move-in-report#deadline.en@1"),
    ]


def test_a_question_says_which_part_answers_it() -> None:
    asked = [{"language": "ko", "text": "늦으면요?", "part": "penalty-2"}, {"language": "ko", "text": "전입신고"}]
    texts = indexed_texts(move_in_report(questions=asked), version=1)
    assert [text.part for text in texts if text.is_question] == ["penalty-2", ""]


def test_a_plain_document_is_cut_into_passages_that_cite_it() -> None:
    text = "고엽제 수당\n\n" + "매월 수당을 지급합니다. " * 60
    plain = PlainDocument(
        id="w1", collection="welfare", title="고엽제 수당", text=text, locator="12쪽", source_url="https://seoul.go.kr/a",
        questions=("수당 얼마예요?",),
    )  # fmt: skip
    passages = passages_of(plain, version=1)
    assert len(passages) == 3
    assert [p.id for p in passages] == ["w1#text-1@1", "w1#text-2@1", "w1#text-3@1"]
    assert all(len(p.text) <= 350 and p.text.endswith(".") and p.title == "고엽제 수당" for p in passages)
    assert not passages[0].text.startswith("고엽제")
    source = passages[0].sources[0]
    assert (source.locator, source.url) == ("고엽제 수당 12쪽", "https://seoul.go.kr/a")
    assert [text.text for text in indexed_texts(plain, version=1) if text.is_question] == ["수당 얼마예요?"]


def test_dates_and_numbered_lines_are_not_torn_apart() -> None:
    text = "시행일은 2025. 7. 22. 입니다. 제출은 3. 신청서를 봅니다."
    assert split_text(text, limit=30) == ["시행일은 2025. 7. 22. 입니다.", "제출은 3. 신청서를 봅니다."]


def test_line_breaks_stay_and_blank_lines_go() -> None:
    assert split_text("대상: 누구나\n\n  비용: 없음\n기간: 상시") == ["대상: 누구나\n비용: 없음\n기간: 상시"]


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="가나다. \n!1a", max_size=400), st.integers(5, 60))
def test_cutting_loses_no_letter_and_keeps_the_limit(text: str, limit: int) -> None:
    pieces = split_text(text, limit=limit)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece.strip() == piece and 0 < len(piece) <= limit for piece in pieces)


def test_a_million_spaces_are_cut_in_one_pass() -> None:
    """Looked at from each of them, they would hold up the service for an hour."""
    assert split_text(f"처음{' ' * 1_000_000}끝.") == ["처음", "끝."]
    assert split_text(f"처음{' ' * 500_000}\n{' ' * 500_000}끝.") == ["처음\n끝."]


def test_hangul_anywhere_makes_it_korean() -> None:
    assert [language_of(text) for text in ("FDI 신고", "Reporting", "2026")] == ["ko", "en", "en"]


def read_from_a_file(text: str = "신고합니다.\n받습니다.\n끝.") -> PlainDocument:
    places = [Locator("a.pdf", ("제5조",), page=2), Locator("a.pdf", page=3, table=1, row=4), Locator("a.pdf", page=3)]
    parts = tuple(
        Part(text=said, locator=place) for said, place in zip(("신고합니다.", "받습니다.", "끝."), places, strict=True)
    )
    return PlainDocument(id="a", collection="guide", title="안내", text=text, locator="a.pdf", parts=parts)


def test_a_passage_of_a_file_says_where_it_stands() -> None:
    assert [(p.text, p.sources[0].locator) for p in passages_of(read_from_a_file(), version=1)] == [
        ("신고합니다.", "안내 a.pdf, 제5조, 2쪽"),
        ("받습니다.", "안내 a.pdf, 3쪽, 표 1, 4행"),
        ("끝.", "안내 a.pdf, 3쪽"),
    ]


def test_what_a_curator_changes_loses_its_place_and_nothing_else_does() -> None:
    document = read_from_a_file("신고합니다.\n시청에서 받습니다!\n더.\n끝.")
    assert [(p.text, p.sources[0].article) for p in passages_of(document, version=1)] == [
        ("신고합니다.", "a.pdf, 제5조, 2쪽"),
        ("시청에서 받습니다!\n더.", "a.pdf"),
        ("끝.", "a.pdf, 3쪽"),
    ]


def test_search_knows_the_heading_that_a_passage_does_not_repeat() -> None:
    texts = [indexed.text for indexed in indexed_texts(read_from_a_file(), version=1)]
    assert texts == ["안내\n제5조\n신고합니다.", "안내\n받습니다.", "안내\n끝."]


def test_places_survive_the_database_and_older_rows_have_none() -> None:
    document = read_from_a_file()
    assert restored(stored(document)) == document
    older = '{"kind":"document","id":"a","collection":"guide","title":"안내","text":"글"}'
    assert restored(older) == PlainDocument(id="a", collection="guide", title="안내", text="글")
