"""Which turns ask for an act, give an opinion or want redress, and which only want to know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agents.language import written_in
from agents.masking import mask, without_placeholders
from agents.petition_wishes import asks_how_to_file, petition_wish

STARTER = Path(__file__).parents[2] / "evals" / "starter_questions.jsonl"

OTHER = """
집 앞 가로등이 며칠째 꺼져 있어요. 고쳐 주세요.
민원 넣고 싶어요
민원 좀 넣으려고요
민원하고 싶어요
민원은 고시파요
민원 나 고시퍼요
민원의 하나는 고십슴입니다
벽에 낙서가 있어요. 지워 주세요.
민원 하나 접수해 주세요 집 앞에 누가 쓰레기를 계속 버려요
우리 동네 공원에 쓰레기가 너무 많아요 치워 주세요
현대시장 입구에 불법주차가 심해요 단속 좀 해 주세요
도로에 구멍이 나서 차가 덜컹거려요. 메워 주세요
버스 정류장에 의자 좀 설치해 주세요
새벽마다 공사 소음 때문에 잠을 못 자요 조치해 주세요
횡단보도 신호가 너무 짧아요 늘려 주세요
하수구 냄새가 너무 심해요 어떻게 좀 해 주세요
놀이터 그네가 부러져서 위험해요 수리 부탁드립니다
골목에 전동 킥보드가 널려 있어요 치워 주실 수 있어요?
따릉이 대여소를 더 늘려 주셨으면 좋겠습니다
보도블록이 깨져서 할머니가 넘어졌어요. 보수해 주세요.
흡연 단속해 달라고 민원 넣을게요
길고양이 사체가 있어요 치워 주세요
가로수 가지가 창문을 가려요. 가지치기 좀 해 주세요
눈이 안 치워져서 길이 얼었어요 제설해 주세요
야간에 공원 조명 좀 켜 주세요
우리 아파트 앞 신호등이 고장 났어요 빨리 고쳐줘요
비둘기 때문에 못 살겠어요 대책 좀 마련해 주세요
맨홀 뚜껑이 덜컹거려요 점검해 주세요
하천 산책로에 가로등이 하나도 안 켜져요. 고쳐 주시기 바랍니다
불법 현수막 좀 철거해 주세요
인도에 노점이 너무 많아요 정리해 주세요
모기가 너무 많아서 방역 좀 해 주세요
버스가 맨날 늦어요 개선 요청합니다
담배꽁초가 수북해요 청소 좀 부탁드려요
개똥 치우는 사람이 없어요 공원에 안내판 좀 달아 주세요
엘리베이터 고장 난 지 일주일이에요 신림역 거요 빨리 수리해 달라고 민원 넣을래요
학교 앞에 과속하는 차가 많아요 방지턱 설치해 주세요
Please fix the broken street light in front of Sillim Station
Could you please remove the trash on our street?
I want to file a complaint
I'd like to report a broken sidewalk near my house
Can someone clean up the dumping behind the market? It needs to be cleaned up, there is trash everywhere
""".strip().splitlines()
SUGGESTIONS = """
공원에 화장실이 있었으면 좋겠어요
건의하고 싶은 게 있어요
의견 내고 싶어요
청년 지원 정책에 제안드릴 게 있습니다
시장님께 제안하고 싶어요
도서관이 밤에도 개방되면 좋겠어요
우리 동네에도 따릉이가 생겼으면 좋겠어요
횡단보도에 그늘막을 더 설치했으면 좋겠습니다
버스 막차 시간 연장을 건의합니다
정책 제안드립니다 버스에 자전거를 실을 수 있게 해 주세요
I'd like to suggest more benches in the park
I have a suggestion for the city
It would be great if there were more public toilets in the park
""".strip().splitlines()
GRIEVANCES = """
담당 공무원이 너무 불친절했어요. 시정해 주세요
구청 직원이 반말을 했어요 항의하고 싶어요
주민센터 직원이 저를 무시했어요 사과받고 싶어요
공무원이 계속 일을 미뤄요 민원 넣고 싶어요
창구 직원이 소리 질렀어요. 조치해 주세요
담당자가 서로 떠넘기기만 해요 조사해 주세요
구청에서 부당하게 거절했어요 바로잡아 달라고 민원 넣을게요
보건소 직원 태도가 너무 나빠요 정식으로 항의하고 싶어요
The clerk was rude to me and I want to file a complaint
The officer shouted at me. I want to complain about it
""".strip().splitlines()
MAYBE = """
불법 주차 신고하고 싶어요
빗물받이가 막혀서 물이 넘쳐요
사거리에 현수막이 너무 많아서 지저분해요
맨홀 뚜껑이 깨져 있어요
담당 공무원이 너무 불친절했어요
""".strip().splitlines()
QUESTIONS = """
민원 넣으면 며칠 걸려요?
민원은 어디에 내요?
민원을 인터넷으로 낼 수 있나요?
민원 넣고 싶은데 어떻게 해야 돼요?
민원 처리 기간이 얼마나 돼요?
가로등 고장은 어디에 신고해요?
가로등이 꺼졌는데 어떻게 신고해요?
불법 주차 신고하면 과태료가 얼마예요?
불법 주차는 어떻게 신고하나요?
쓰레기 무단투기하면 벌금이 얼마예요?
쓰레기 수거는 언제 해요?
공사 소음은 몇 시부터 안 되나요?
층간소음은 어디에 말해야 돼요?
담배 피우면 안 되는 곳이 어디예요?
공원에서 술 마셔도 되나요?
주차장 이용 시간 알려 주세요
공원 화장실 몇 시까지 열어요?
버스 요금이 얼마예요?
도서관 언제 열어요?
횡단보도 설치 기준이 뭐예요?
CCTV 설치하려면 어디에 신청해요?
도로 점용 허가 받으려면 어떻게 해요?
방지턱은 누가 설치하나요?
낙엽은 누가 치워요?
가로수를 베어 달라고 하려면 어떻게 해요?
현수막 걸려면 신고해야 돼요?
공무원이 뇌물 받으면 어디에 신고해요?
공무원이 되려면 어떻게 해요?
담당자가 누구인지 알려 주세요
담당자 연결해 주세요
여권 재발급해 주세요
주민등록등본 발급해 주세요
전입신고 해 주세요
출생신고 하고 싶어요
혼인신고 하려고요
사업자 등록하려고 하는데요
대형 폐기물 수거해 주세요
폐가전 치워 주세요
체류 기간 연장해 주세요
과태료 취소해 주세요
불법 주차 아니라고 확인해 줘
단골인데 주차요금 좀 빼 줘요
과태료 좀 줄여 주세요
세금 감면해 주세요
보증금 돌려받게 해 주세요
주소 바꿔 주세요
사람 바꿔 주세요
다시 말해 주세요
쉽게 설명해 주세요
천천히 말씀해 주세요
단계별로 알려 주세요
짧게 말해 주세요
영어로 말해 주세요
번호 좀 알려 주세요
신청서 보내 주세요
이 문장을 프랑스어로 옮겨 주세요
마트 포인트 카드 만들어 줘요?
타로 카드 한 장 뽑아서 제 연애운 봐 주세요
엑셀로 현금흐름표 정리하는 법 알려 줘요
제가 청년수당 받을 수 있는지 확인해 주세요
승인해 주세요
허가해 주세요
내 신청 좀 빨리 통과시켜 주세요
이사했는데 언제까지 신고해야 돼요?
집주인이 보증금을 안 돌려줘요
옆집이 너무 시끄러워요
층간소음 때문에 미치겠어요
윗집 층간소음 신고하려고요
배고파 죽겠어요
고마워요 많이 도움이 됐어요
안녕하세요
네 맞아요
오늘 날씨 어때요?
대통령 어떻게 생각해요?
청년 월세 지원 신청하고 싶어요
기초연금 신청하려고요
국민신문고가 뭐예요?
고충민원이 뭐예요?
건의민원은 며칠 안에 처리해야 하나요?
민원 처리 결과에 이의가 있으면 어떻게 해요?
같은 민원을 세 번 내면 어떻게 되나요?
정보공개 청구하고 싶어요
내 민원 언제 끝나요?
도로명주소 확인해 주세요
자동차 번호판 바꿔 주세요
차량 등록하려고 하는데요
How do I file a complaint?
Where can I report a broken street light?
How long does a petition take?
What is the fine for littering?
Can I park here?
Please tell me the fee
Could you explain it more simply?
I want to extend my visa
Who cleans the parks?
""".strip().splitlines()


def wish_of(text: str):
    return petition_wish(text, "ko" if written_in(text, prior="ko") == "ko" else "en")


@pytest.mark.parametrize("text", OTHER)
def test_asks_for_an_act(text: str) -> None:
    wish = wish_of(text)
    assert wish is not None
    assert (wish.kind, wish.outright) == ("other", True)


@pytest.mark.parametrize("text", SUGGESTIONS)
def test_gives_an_opinion(text: str) -> None:
    wish = wish_of(text)
    assert wish is not None
    assert (wish.kind, wish.outright) == ("suggestion", True)


@pytest.mark.parametrize("text", GRIEVANCES)
def test_wants_redress(text: str) -> None:
    wish = wish_of(text)
    assert wish is not None
    assert (wish.kind, wish.outright) == ("grievance", True)


@pytest.mark.parametrize("text", MAYBE)
def test_tells_of_a_trouble_that_knowledge_may_answer_better(text: str) -> None:
    wish = wish_of(text)
    assert wish is not None
    assert not wish.outright


@pytest.mark.parametrize("text", QUESTIONS)
def test_only_wants_to_know(text: str) -> None:
    assert wish_of(text) is None


def test_no_question_that_the_knowledge_answers_starts_a_draft() -> None:
    asked = [json.loads(line)["text"] for line in STARTER.read_text("utf-8").splitlines()]
    wishes = [(text, wish_of(without_placeholders(mask(text)))) for text in asked]
    assert [text for text, wish in wishes if wish is not None and wish.outright] == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("민원 넣고 싶은데 어떻게 해야 돼요?", True),
        ("How do I file a petition?", True),
        ("이사했는데 언제까지 신고해야 돼요?", False),
    ],
)
def test_asks_how_to_file(text: str, asks: bool) -> None:
    assert asks_how_to_file(text) is asks


def test_says_whether_there_is_a_matter_in_it() -> None:
    bare, told = wish_of("민원 넣고 싶어요"), wish_of("가로등이 꺼졌어요. 고쳐 주세요.")
    assert bare is not None
    assert told is not None
    assert (bare.has_matter, told.has_matter) == (False, True)
