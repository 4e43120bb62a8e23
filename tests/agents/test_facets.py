"""Which parts of a procedure a question asks for."""

from __future__ import annotations

import pytest

from agents.facets import LOOKS_LIKE, Facet, facets_of
from core.speech import Language


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("이사했는데 언제까지 신고해야 돼요?", ("deadline",)),
        ("출생신고 기한은?", ("deadline",)),
        ("재산세 납기는 언제인가요?", ("deadline",)),
        ("그럼 늦으면요?", ("penalty",)),
        ("신고 안 하면 벌금 나와요?", ("penalty",)),
        ("과태료가 얼마인가요?", ("penalty",)),
        ("안 하면 어떻게 돼요?", ("penalty",)),
        ("어디서요?", ("where",)),
        ("주소 바꾸러 어디로 가야 돼요?", ("where",)),
        ("인터넷으로도 돼요?", ("online",)),
        ("그럼 누주면 어떻게 토해나요?", ("penalty",)),
        ("얼마예요?", ("fee",)),
        ("그건 얼마예요?", ("fee",)),
        ("수수료 있어요?", ("fee",)),
        ("최소 금액은 얼마예요?", ("amount",)),
        ("뭐가 필요해요?", ("documents",)),
        ("뭐 가져가야 돼요?", ("documents",)),
        ("얼마나 걸려요?", ("processing_time",)),
        ("며칠 안에 결정되나요?", ("processing_time",)),
        ("고충민원의 처리기간은?", ("processing_time",)),
        ("주민등록증은 몇 살부터 발급받나요?", ("who",)),
        ("엄마가 대신 가도 돼요?", ("who",)),
        ("전화번호 알려줘", ("contact",)),
        ("더 알려줘", ("more",)),
        ("120다산콜재단이 하는 일은?", ("what",)),
        ("같은 민원을 계속 내면 어떻게 되나요?", ()),
        ("계약갱신요구권은 몇 번 쓸 수 있나요?", ()),
        ("외국인은요?", ()),
        ("재발급 얼마예요? 그리고 며칠 걸려요?", ("amount", "processing_time")),
        ("수수료 얼마예요? 얼마나 걸려요?", ("fee", "processing_time")),
        ("얼마 걸려요?", ("processing_time",)),
        ("얼마 투자해야 해요?", ("amount",)),
        ("불법주차 신고 어디로 해요", ("where",)),
        ("어디에 주차하면 안 돼요?", ("what",)),
        ("적성검사는 얼마마다 받아요?", ("deadline",)),
        ("원서는 언제 접수해요?", ("deadline",)),
        ("졸업장 대신 시험은 언제 접수해요?", ("deadline",)),
        ("부가세는 1년에 몇 번 내요?", ("deadline",)),
        ("새로 만드는 데 얼마 들어요?", ("fee",)),
        ("제 전화번호를 지워 주세요", ()),
        ("안내 전화번호를 지금 알려 주세요", ("contact",)),
        ("우리집에서 신청돼요?", ("online",)),
        ("옆집에서 싸우는 소리가 나요", ()),
        ("집에서 신청해도 돼요?", ("online",)),
        ("소득이 얼마 이하여야 돼요?", ("who",)),
    ],
)
def test_korean(text: str, facets: tuple[Facet, ...]) -> None:
    assert facets_of(text, "ko") == facets


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("By when do I have to report my new address?", ("deadline",)),
        ("what if I'm late?", ("penalty",)),
        ("What is the fine for reporting a move late?", ("penalty",)),
        ("where do I go?", ("where",)),
        ("how much is it?", ("fee",)),
        ("How much do I need to invest?", ("amount",)),
        ("how much do I have to invest?", ("amount",)),
        ("how much do I pay?", ("fee",)),
        ("how much time does it take?", ("processing_time",)),
        ("how much is it and how long does it take?", ("fee", "processing_time")),
        ("where do I report it?", ("where",)),
        ("where is parking banned?", ("what",)),
        ("how often is the inspection?", ("deadline",)),
        ("how long does it take?", ("processing_time",)),
        ("what do I need to bring?", ("documents",)),
        ("Can a family member report my move for me?", ("who",)),
    ],
)
def test_english(text: str, facets: tuple[Facet, ...]) -> None:
    assert facets_of(text, "en") == facets


@pytest.mark.parametrize(
    ("facet", "text", "fits"),
    [
        ("processing_time", "신청하면 10일 이내에 결정합니다.", True),
        ("processing_time", "여권은 발급된 날부터 6개월이 지나면 효력을 잃습니다.", False),
        ("processing_time", "통지를 받은 날부터 90일 이내에 냅니다.", False),
        ("processing_time", "재발급 전에 30일 이내로 경위를 확인합니다.", False),
        ("amount", "Bring in at least KRW 100 million.", True),
        ("amount", "They are exempt from the immigration fees.", False),
    ],
)
def test_what_an_answer_looks_like(facet: Facet, text: str, fits: bool) -> None:
    assert bool(LOOKS_LIKE[facet].search(text)) is fits


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nothing_asks_for_nothing(language: Language) -> None:
    assert facets_of("", language) == ()
