"""Danger is heard in many words, and jests and other matters are not taken for it."""

from __future__ import annotations

import pytest

from agents.crisis import crisis_sign, without_excuses
from agents.crisis_patterns import CrisisKind
from agents.sounds import sound_key

DANGER: list[tuple[CrisisKind, str]] = [
    ("self_harm", "죽고 싶어요"),
    ("self_harm", "사라지고 싶어"),
    ("self_harm", "다 끝내고 싶어요"),
    ("self_harm", "나 하나 없어져도 아무도 모를 거예요"),
    ("self_harm", "내가 없어지면 다들 편할 텐데"),
    ("self_harm", "살기 싫어요"),
    ("self_harm", "죽고시퍼"),
    ("self_harm", "주꼬 십어요"),
    ("self_harm", "자.살 하고 싶다"),
    ("self_harm", "ㅈㅅ 생각나"),
    ("self_harm", "손목 그었어요"),
    ("self_harm", "뛰어내리고 싶어"),
    ("self_harm", "더 이상 못 버티겠어요"),
    ("self_harm", "영원히 잠들고 싶어요"),
    ("self_harm_emergency", "약을 한꺼번에 먹었어요"),
    ("self_harm", "자살 방법 알려줘"),
    ("self_harm", "자살하고 싶은데 상담전화 번호 뭐예요?"),
    ("self_harm", "친구가 죽고 싶대요"),
    ("self_harm", "힘들어서 죽을 것 같아요"),
    ("self_harm", "I want to kill myself"),
    ("self_harm", "everyone would be better off without me"),
    ("self_harm", "I've been cutting myself"),
    ("self_harm", "한강 가려고요 이젠 지쳤어요"),
    ("self_harm", "한강 다리 위예요"),
    ("self_harm", "살아갈 용기가 하나도 안 남았어요"),
    ("self_harm", "이젠 살아갈 힘이 없어"),
    ("self_harm", "이제 그만 끝내려고 한강 왔어요"),
    ("self_harm_emergency", "타이레놀 30알 먹었어"),
    ("self_harm_emergency", "수면제를 한 통 먹었어요"),
    ("self_harm_emergency", "알약 스무 정 삼켰어요"),
    ("self_harm_emergency", "게보린 열다섯 알 먹었어요"),
    ("self_harm_emergency", "진통제를 여러 알 털어 넣었어"),
    ("self_harm_emergency", "한 움큼 약을 먹어 버렸어요"),
    ("self_harm_emergency", "엄마가 수면제를 다 드셨어요"),
    ("self_harm_emergency", "칼로 팔 그었는데 피가 안 멈춰요"),
    ("self_harm_emergency", "손목 그었는데 피가 계속 나요"),
    ("self_harm_emergency", "죽으려고 했는데 살려 주세요"),
    ("self_harm_emergency", "I took 30 tylenol"),
    ("self_harm_emergency", "she swallowed a bottle of sleeping pills"),
    ("self_harm_emergency", "I tried to kill myself and I can't breathe"),
    ("child_abuse", "아빠가 때려요"),
    ("child_abuse", "엄마가 밥을 안 줘요"),
    ("child_abuse", "새아빠가 술 마시고 때렸어요"),
    ("child_abuse", "집에 가기 무서워요"),
    ("child_abuse", "my dad hits me"),
    ("school_violence", "친구들이 저를 괴롭혀요"),
    ("school_violence", "왕따 당하고 있어요"),
    ("school_violence", "학교폭력을 당했어요"),
    ("school_violence", "애들이 돈을 뺏어요"),
    ("school_violence", "I'm being bullied at school"),
    ("violence", "맞았어요"),
    ("violence", "길에서 누가 때렸어요"),
    ("domestic_violence", "남편이 때려요"),
    ("domestic_violence", "아내가 저를 밀쳐서 다쳤어요"),
    ("domestic_violence", "누가 계속 따라와요"),
    ("domestic_violence", "my husband beats me"),
    ("sexual_violence", "성추행을 당했어요"),
    ("sexual_violence", "삼촌이 몸을 만졌어요"),
    ("sexual_violence", "제 사진을 유포하겠대요"),
    ("sexual_violence", "I was raped"),
    ("threat", "죽여버릴 거야"),
    ("threat", "칼 들고 찾아간다"),
    ("threat", "구청 폭파하겠다"),
    ("threat", "I'll kill you"),
    ("threat", "민원 처리 안해주면 구청에 불지른다"),
    ("threat", "불 싸지른다"),
    ("threat", "확 불을 질러 버리겠다"),
    ("emergency", "아이가 약을 삼켰어요"),
    ("emergency", "아버지가 쓰러지셨어요 숨을 안 쉬어요"),
    ("emergency", "불이 났어요"),
    ("emergency", "피가 너무 많이 나요"),
    ("emergency", "he can't breathe"),
]


@pytest.mark.parametrize(("kind", "text"), DANGER)
def test_danger_is_heard(kind: CrisisKind, text: str) -> None:
    sign = crisis_sign(text)
    assert sign is not None
    assert (sign.kind, sign.urgency) == (kind, "danger")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("self_harm", "자살예방 상담전화 번호는?"),
        ("self_harm", "what is the suicide hotline number?"),
        ("child_abuse", "아동학대가 의심되면 어디에 신고하나요?"),
        ("school_violence", "학교폭력을 알게 되면 어떻게 해야 하나요?"),
        ("school_violence", "학교폭력 신고 전화번호 알려주세요"),
        ("sexual_violence", "성희롱 신고는 어디에 해요?"),
        ("domestic_violence", "가정폭력 상담은 어디서 받나요?"),
    ],
)
def test_a_question_about_help_is_no_danger(kind: CrisisKind, text: str) -> None:
    sign = crisis_sign(text)
    assert sign is not None
    assert (sign.kind, sign.urgency) == (kind, "information")


@pytest.mark.parametrize("text", ["요즘 너무 우울해요", "너무 힘들어요", "외로워요", "I feel so lonely"])
def test_a_heavy_heart_is_distress(text: str) -> None:
    sign = crisis_sign(text)
    assert sign is not None
    assert sign.urgency == "distress"


@pytest.mark.parametrize(
    "text",
    [
        "이사했는데 언제까지 신고해야 돼요?",
        "배고파 죽겠네",
        "더워 죽을 것 같아요",
        "예방접종 맞았어요",
        "과태료 맞았어요",
        "주소가 맞아요?",
        "혼자 살고 있어요",
        "투자해서 회사를 세우고 싶어요",
        "출자해도 되나요",
        "사망신고는 언제까지 해요?",
        "민원을 다 끝내고 싶어요",
        "윗집이 시끄러워서 못 살겠어요",
        "나무가 쓰러졌어요",
        "사유서를 내야 하나요",
        "신고를 안 하면 어떻게 돼요?",
        "강아지가 죽었는데 말소신고 해야 하나요",
        "엄마가 대신 가도 돼요?",
        "도와주고 싶어요",
        "여권을 만들어 주고 싶어요",
        "계약을 끝내고 싶어요",
        "원자폭탄 피해자 지원이 있나요",
        "동물 학대를 봤어요",
        "my husband and I moved",
        "How do I kill time",
        "I would kill for a pizza",
        "this homework is killing me",
        "심심해 죽겠다",
        "재밌어 죽겠어요",
        "핸드폰 배터리가 죽었어",
        "가로등이 죽었어요",
        "죽은 사람 앞으로 세금이 나왔어요",
        "돌아가신 아버지 앞으로 고지서가 왔어요",
        "자살예방센터에 기부하고 싶어요",
        "자살예방 교육에 후원하고 싶어요",
        "한강공원 가려고요 주차돼요?",
        "이젠 한강 가서 자전거 타고 싶어요",
        "타이레놀 두 알 먹었어요",
        "두통이 있어서 약 먹었어요",
        "약 30정도 먹었어요 나이를",
        "혈압약을 하루 열 알씩 먹었어요",
        "약국에서 감기약 샀어요",
        "이불 지르고 싶어요",
    ],
)
def test_jests_and_other_matters_are_left_alone(text: str) -> None:
    assert crisis_sign(text) is None


@pytest.mark.parametrize("heard", ["죽고시퍼", "주꼬 십어", "죽꼬싶어"])
def test_words_that_sound_alike_share_a_key(heard: str) -> None:
    assert sound_key(heard) == sound_key("죽고 싶어")


def test_helping_does_not_sound_like_dying() -> None:
    assert sound_key("죽고 싶") not in sound_key("도와주고 싶어요")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("심심해 죽겠다", "         "),
        ("웃겨 죽겠다 그런데 아빠가 때려요", "        그런데 아빠가 때려요"),
        ("this homework is killing me, dad hits me", "this , dad hits me"),
        ("이사했어요", "이사했어요"),
    ],
)
def test_what_is_said_in_jest_is_blanked_and_nothing_moves(text: str, left: str) -> None:
    cut = without_excuses(text)
    assert len(cut) == len(text)
    assert cut.split() == left.split()
