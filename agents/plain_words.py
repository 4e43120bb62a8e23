"""Hard words of administration in plain ones, and long sentences in short ones: wording, never a fact of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agents.josa import being, topic
from core.speech import Language

# A word, and what it means in everyday words; it says nothing of amounts, days or who is concerned.
_KOREAN: tuple[tuple[str, str], ...] = (
    ("과태료", "정해진 일을 하지 않았을 때 관청에 내는 돈"),
    ("벌금", "법을 어겨 재판을 거쳐 내는 돈"),
    ("가산세", "세금을 제때 신고하거나 내지 않아 더 내는 돈"),
    ("세대주", "한집에 사는 가족을 대표하는 사람"),
    ("세대원", "한집에 함께 사는 사람"),
    ("직계혈족", "부모나 자녀처럼 위아래로 이어진 가족"),
    ("위임장", "다른 사람에게 일을 맡긴다고 적은 종이"),
    ("위임", "다른 사람에게 일을 맡기는 것"),
    ("대리인", "대신 일을 해 주는 사람"),
    ("법정대리인", "부모처럼 법에 따라 대신할 수 있는 사람"),
    ("보호자", "아이나 환자를 돌보고 책임지는 사람"),
    ("정당한 사유", "누가 봐도 그럴 만한 까닭"),
    ("지체 없이", "미루지 말고 바로 하라는 뜻"),
    ("관할", "어느 곳이 그 일을 맡는지 정한 것"),
    ("조례", "지방의회가 그 지역에 맞게 정한 규칙"),
    ("이의신청", "결정을 다시 살펴 달라고 하는 것"),
    ("이의를 신청", "결정을 다시 살펴 달라고 하는 것"),
    ("불복", "결정을 받아들이지 않고 다시 따지는 것"),
    ("납부", "돈을 내는 것"),
    ("체납", "낼 돈을 제때 내지 않은 것"),
    ("감면", "깎아 주거나 받지 않는 것"),
    ("면제", "하지 않거나 내지 않아도 되는 것"),
    ("공제", "낼 돈에서 빼 주는 것"),
    ("유예", "나중으로 미뤄 주는 것"),
    ("압류", "빚을 갚을 때까지 재산을 마음대로 못 쓰게 묶는 것"),
    ("독촉장", "돈을 내라고 다시 알리는 글"),
    ("열람", "자료를 보는 것"),
    ("등본", "기록된 내용을 모두 옮겨 적은 서류"),
    ("초본", "기록에서 한 사람의 것만 뽑아 적은 서류"),
    ("인감", "관청에 등록해 둔 도장"),
    ("임대차", "돈을 내고 집이나 가게를 빌리는 것"),
    ("임차인", "집이나 가게를 빌린 사람"),
    ("임대인", "집이나 가게를 빌려준 사람"),
    ("확정일자", "계약서를 그날 보여 줬다고 관청이 찍어 주는 날짜"),
    ("대항력", "집주인이 바뀌어도 세입자라고 내세울 수 있는 힘"),
    ("우선변제", "다른 사람보다 먼저 돈을 돌려받는 것"),
    ("묵시적 갱신", "말없이 같은 조건으로 계약이 이어지는 것"),
    ("수급자", "나라에서 주는 도움을 받는 사람"),
    ("차상위계층", "형편이 수급자 바로 위인 사람들"),
    ("소득인정액", "버는 돈에 재산을 돈으로 바꾼 것을 더해 셈한 금액"),
    ("부양의무자", "가족을 먹이고 돌볼 책임이 있는 사람"),
    ("본인부담금", "나라가 내 주고 남아 본인이 내는 돈"),
    ("상속포기", "물려받을 재산도 빚도 받지 않겠다고 하는 것"),
    ("한정승인", "물려받은 재산 안에서만 빚을 갚겠다고 하는 것"),
    ("공탁", "받을 사람에게 줄 돈을 법원에 맡겨 두는 것"),
    ("정관", "회사가 스스로 정한 기본 규칙"),
    ("법인", "회사처럼 법이 사람같이 보는 단체"),
    ("과세표준", "세금을 매기는 바탕이 되는 금액"),
    ("체류자격", "외국인이 어떤 일로 머무는지를 정한 종류"),
    ("시정명령", "잘못을 고치라는 관청의 명령"),
)
_ENGLISH: tuple[tuple[str, str], ...] = (
    ("head of the household", "the person who stands for everyone living in one home"),
    ("household head", "the person who stands for everyone living in one home"),
    ("petition", "a request that you make to a public office"),
    ("community center", "the small public office of a neighbourhood"),
    ("district office", "the public office of your part of the city"),
    ("immigration office", "the public office for people from other countries"),
    ("ordinance", "a rule that a city or district makes for itself"),
    ("surcharge", "money added because something was not done in time"),
    ("seal certificate", "a paper that shows which stamp is registered as yours"),
    ("lease", "an agreement to rent a home or a shop"),
    ("exempt", "not having to do it or to pay it"),
    ("deduction", "an amount that is taken off what you pay"),
    ("objection", "asking for a decision to be looked at again"),
    ("appeal", "asking someone else to look at a decision again"),
    ("articles of incorporation", "the basic rules that a company makes for itself"),
    ("status of stay", "the kind of reason for which a foreigner may stay"),
    ("guardian", "a grown-up who looks after a child"),
    ("recipient", "a person who receives help from the state"),
)
_EASIER: tuple[tuple[str, str], ...] = (
    ("를 관할하는", "를 맡은"),
    ("을 관할하는", "을 맡은"),
    ("수리되면", "받아들여지면"),
    ("제출해야", "내야"),
    ("제출하면", "내면"),
    ("제출합니다", "냅니다"),
    ("납부해야", "내야"),
    ("납부하면", "내면"),
    ("납부합니다", "냅니다"),
    ("경과하면", "지나면"),
)
_OTHER_WORDS = re.compile("공제회")  # holds a hard word and is none
MOST_GLOSSES = 2

# Where a clause ends with a comma, it may stand alone: its ending, how the sentence ends, and what links the next one.
_ENDINGS: tuple[tuple[str, str, str], ...] = (
    ("(?:하며|하고|하는데)", "합니다.", ""),
    ("(?:되며|되고|되는데)", "됩니다.", ""),
    ("(?:이며|이고|인데)", "입니다.", ""),
    ("(?:있으며|있고|있는데)", "있습니다.", ""),
    ("(?:없으며|없고|없는데)", "없습니다.", ""),
    ("(?:받으며|받고)", "받습니다.", ""),
    ("(?:내며|내고)", "냅니다.", ""),
    ("(?:주며|주고)", "줍니다.", ""),
    ("하지만", "합니다.", "하지만 "),
    ("되지만", "됩니다.", "하지만 "),
    ("있지만", "있습니다.", "하지만 "),
    ("없지만", "없습니다.", "하지만 "),
    ("이지만", "입니다.", "하지만 "),
)
_BREAKS = tuple((re.compile(rf"(?<=[가-힣\s]){ending},\s+"), closed, link) for ending, closed, link in _ENDINGS)
# What follows has its own subject or its own condition, so that nothing before the comma governs it.
_OWN_SUBJECT = re.compile(r"^(?:\S+\s+){0,2}[가-힣]+(?:은|는|이|가)\s")
_CONDITION = re.compile(r"면[\s,]|경우|때[\s,]|뒤[\s,]|전에")


def glosses(text: str, language: Language, *, said: str = "") -> tuple[str, ...]:
    """`과태료는 ... 내는 돈이에요.`: what the hard words of a text mean, at most two, none told before."""
    words = _KOREAN if language == "ko" else _ENGLISH
    lowered = _OTHER_WORDS.sub(" ", text.lower())
    places = sorted((at, word, meaning) for word, meaning in words if (at := lowered.find(word)) >= 0)
    kept = [(word, meaning) for _, word, meaning in places if not _inside_other(word, places)]
    told = (_gloss(word, meaning, language) for word, meaning in dict(kept).items())
    return tuple([gloss for gloss in told if gloss not in said][:MOST_GLOSSES])


def _inside_other(word: str, places: Iterable[tuple[int, str, str]]) -> bool:
    return any(word != other and word in other for _, other, _ in places)


def _gloss(word: str, meaning: str, language: Language) -> str:
    if language == "en":
        return f"“{word.capitalize()}” means {meaning}."
    return f"{topic(word)} {being(meaning)}."


def plainer(sentence: str, language: Language) -> tuple[str, ...]:
    """The sentence in shorter ones and easier words; itself alone where nothing can be made easier."""
    if language == "en":
        *clauses, last = re.split(r";\s+|,\s+(?=but\s)", sentence)
        return tuple(clause[:1].upper() + clause[1:] for clause in (*(f"{clause}." for clause in clauses), last))
    for hard, easy in _EASIER:
        sentence = sentence.replace(hard, easy)
    return _broken(sentence)


def _broken(sentence: str) -> tuple[str, ...]:
    for pattern, closed, link in _BREAKS:
        if found := pattern.search(sentence):
            before, after = sentence[: found.start()], sentence[found.end() :]
            if _OWN_SUBJECT.match(after) and not _CONDITION.search(before):
                return (before + closed, *_broken(link + after))
    return (sentence,)
