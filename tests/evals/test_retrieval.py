"""Rankings and probabilities are scored as the field scores them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from core.passages import DocumentTexts, IndexedText, Passage
from evals.reliability import bins, calibration_error, svg
from evals.retrieval import Bigrams, Ranked, Sureness, hits, ranked_by_bigrams


def texts(document: str, passage: str, *questions: str) -> DocumentTexts:
    one = Passage(f"{document}#what@1", document, 1, "complaints", "what", document, passage, "ko")
    asked = tuple(IndexedText(one, question, is_question=True) for question in questions)
    return DocumentTexts(document, "complaints", (IndexedText(one, passage, is_question=False), *asked))


def test_a_hit_counts_down_to_its_depth() -> None:
    ranked = [Ranked("ko", "a", ("a", "b")), Ranked("en", "a", ("b", "a")), Ranked("ko", "a", ("b", "c"))]
    figures = hits(ranked)

    assert (figures["questions"], figures["hit@1"], figures["hit@5"]) == (3.0, 0.3333, 0.6667)
    assert (figures["hit@1 ko"], figures["hit@5 en"]) == (0.5, 1.0)


def test_bigrams_stay_within_words() -> None:
    assert Bigrams().terms("전입신고 언제, 7일") == ["전입", "입신", "신고", "언제", "7일"]
    assert Bigrams().terms("네 …") == ["네"]


def test_a_question_does_not_find_itself() -> None:
    documents = [texts("move", "전입신고는 14일 이내", "주소 옮기기"), texts("tax", "자동차세 납부", "주소 바꾸기")]
    by_document = {one.right: one.documents for one in ranked_by_bigrams(documents)}

    assert by_document == {"move": ("tax",), "tax": ("move",)}


def test_a_curve_on_the_diagonal_has_no_error() -> None:
    curve = bins([Sureness(0.5, right=True), Sureness(0.5, right=False)])

    assert (len(curve), curve[0].count, calibration_error(curve)) == (1, 2, 0.0)


def test_certainty_that_is_wrong_is_the_whole_error() -> None:
    assert calibration_error(bins([Sureness(1.0, right=False)] * 4)) == 1.0


def test_the_curve_is_an_image() -> None:
    drawn = ET.fromstring(svg(bins([Sureness(0.1, right=False), Sureness(0.9, right=True)]), 0.35))

    assert drawn.tag.endswith("svg")
    assert len(drawn.findall("{http://www.w3.org/2000/svg}circle")) == 2
