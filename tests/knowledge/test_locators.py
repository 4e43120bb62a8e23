"""Places as a person reads them, in both languages."""

from __future__ import annotations

from knowledge.locators import Locator

DEEP = Locator("안내.pdf", ("제2장 신고", "제5조(기한)", "①"), page=12, table=3, row=4, cell=2)


def test_a_place_reads_from_the_outside_to_the_inside() -> None:
    assert str(DEEP) == "안내.pdf, 제2장 신고 > 제5조(기한) > ①, 12쪽, 표 3, 4행 2열"
    assert DEEP.told("en") == "안내.pdf, 제2장 신고 > 제5조(기한) > ①, p. 12, table 3, row 4, column 2"
    assert Locator("a.txt", line=3).place() == "3째 줄"
    assert Locator("a.xlsx", sheet="수수료", row=4).place("en") == "sheet 수수료, row 4"
    assert Locator("a.hwp", ("제5조",), footnote="1").place() == "제5조, 각주 1"
    assert (Locator("a.hwp").place(), Locator("a.hwp").told()) == ("", "a.hwp")


def test_two_places_share_what_holds_both() -> None:
    other = Locator("안내.pdf", ("제2장 신고", "제5조(기한)", "②"), page=13, table=3, row=5, cell=2)
    shared = DEEP.shared(other)
    assert (shared.path, shared.page) == (("제2장 신고", "제5조(기한)"), 12)
    assert (shared.table, shared.row, shared.cell) == (3, None, None)
    assert DEEP.shared(Locator("안내.pdf", ("제3장",))).path == ()
