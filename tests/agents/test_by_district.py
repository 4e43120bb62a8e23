"""What differs by district is told for the citizen's own, or the district is asked for."""

from __future__ import annotations

from agents.asked import Asked
from agents.by_district import by_district
from core.districts import District
from core.passages import Passage, SectionKind


def section(kind: SectionKind, text: str, number: int = 1, districts: tuple[District, ...] = ()) -> Passage:
    name = f"waste#{kind}-{number}@1"
    return Passage(name, "waste", 1, "complaints", kind, "대형폐기물", text, "ko", districts=districts)


GENERAL = section("district", "자치구마다 달라요.")
GANGNAM = section("district", "강남구에서는 배출 3일 전에 신고해요.", 2)
FINE = section("penalty", "몰래 버리면 100만원 이하의 과태료예요.")
WASTE = [GENERAL, GANGNAM, FINE]


def test_the_district_is_asked_for() -> None:
    local = by_district(WASTE, Asked("소파", ("deadline",)), None, "ko")
    assert local.asks_which == ("강남구",)
    assert local.general == GENERAL


def test_the_own_district_comes_first_and_the_others_go() -> None:
    local = by_district(WASTE, Asked("소파", ("deadline",)), "강남구", "ko")
    assert local.document == (GANGNAM, FINE)
    assert not local.asks_which


def test_a_district_that_is_not_covered_is_said_to_be() -> None:
    assert by_district(WASTE, Asked("소파"), "마포구", "ko").not_covered


def test_what_holds_everywhere_needs_no_district() -> None:
    assert by_district(WASTE, Asked("소파", ("penalty",)), None, "ko").asks_which == ()


def test_how_is_asked_of_the_district_where_only_an_exception_holds_everywhere() -> None:
    usable = section("exceptions", "쓸 만한 가구는 재활용센터를 이용할 수 있어요.")
    assert by_district([*WASTE, usable], Asked("대형폐기물", ("how",)), None, "ko").asks_which == ("강남구",)


def test_the_city_s_own_rule_is_no_district_s() -> None:
    city = section("district", "서울시 조례에서는 39세까지예요.")
    assert by_district([city], Asked("나이"), None, "ko").document == (city,)


DEADLINE = section("deadline", "내놓기 3일 전까지 신고해요.")
DEAR = section("fee", "소파는 5,000원이에요.", 1, ("강남구", "서초구"))
CHEAP = section("fee", "소파는 3,000원이에요.", 2, ("중랑구",))
VARIANTS = [DEADLINE, DEAR, CHEAP]


def test_a_part_with_variants_needs_the_district() -> None:
    local = by_district(VARIANTS, Asked("소파", ("fee",)), None, "ko")
    assert local.asks_which == ("강남구", "서초구", "중랑구")


def test_a_part_without_variants_does_not() -> None:
    local = by_district(VARIANTS, Asked("소파", ("deadline",)), None, "ko")
    assert (local.asks_which, local.document) == ((), (DEADLINE,))


def test_the_own_variant_takes_the_place_of_what_holds_elsewhere() -> None:
    usual = section("fee", "수수료는 조례에 따라요.", 3)
    assert by_district([*VARIANTS, usual], Asked("소파", ("fee",)), "서초구", "ko").document == (DEAR, DEADLINE)


def test_a_district_without_a_variant_is_not_covered_for_that_part_alone() -> None:
    assert by_district(VARIANTS, Asked("소파", ("fee",)), "마포구", "ko").not_covered
    assert not by_district(VARIANTS, Asked("소파", ("deadline",)), "마포구", "ko").not_covered
