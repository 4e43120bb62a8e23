"""Questions whose answer would be a decision or advice: informed, never decided (AI Basic Act, Art. 34)."""

from __future__ import annotations

import re

_DECISION = re.compile(
    r"(?<![가-힣])(?:[저나](?=[\s는도만])|제가|내가|우리|저희)[가-힣A-Z\s\d-]{0,20}(?:받을\s*수\s*있|될까|되나요"
    r"|돼요\?|되겠|해당(?:되|하|돼)|자격이?\s*(?:되|돼|있)|승인|통과|가능(?:한가|할까|해요|하나)"
    r"|대상(?:이|인|자))|승인(?:되|돼|될|해\s*줘|해\s*주|나나|이\s*나)|(?:허가|심사"
    r"|신청)[가-힣\s]{0,6}통과(?:되|될|할)|자격이?\s*(?:되나|돼요|될까|있나요|있는지|되는지)"
    r"|결정해\s*(?:줘|주)|확정(?:해\s*줘|인가요|된)|(?:감면|면제|취소)해\s*(?:줘|주세요|주실)"
    r"|\b(?:am i|are we) (?:eligible|entitled|approved|qualified)|\b(?:do|will|would) (?:i"
    r"|we) (?:qualify|get approved|be approved|get it)|\bapprove my|will (?:it"
    r"|my application) be (?:approved|accepted)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:결정|판정|판단|확정|승인|허가|통과)(?:을|를)?\s*(?:해|내려|시켜)\s*(?:줘|주(?:세요|실|십시오|면)|달라)"
    r"|\b(?:decide|determine) (?:if|whether|that|for me|my)\b|\bapprove (?:my|me|this|it)\b"
    r"|\b(?:confirm|promise|guarantee)(?: me)?(?: that)? (?:i|we) (?:may|can|qualify|get|will|am|are)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"(?:어디에?|어떤\s*(?:주식|종목|회사|기업|곳|부동산|업종)|무슨\s*(?:주식|종목)|뭐에|뭘"
    r"|무엇에)[가-힣\s]{0,8}(?:투자하(?:면|는\s*게|는게)|사(?:면|야)|오를)[가-힣\s]{0,8}(?:좋|나을|돈"
    r"|될까|하나요|해요|할까|유리|수익|돼)|(?:주식|종목|코인|부동산|펀드|아파트)[가-힣\s]{0,6}(?:추천"
    r"|골라|찍어|오를까|사도)"
    r"|수익(?:률|이|은)?[가-힣\s]{0,6}(?:얼마나\s*나|날까|보장|좋은|나나요|날지)|투자\s*(?:조언|추천"
    r"|자문)|돈\s*벌(?:려면|\s*수)|\b(?:which|what) (?:stocks?|shares?|company|companies|funds?"
    r"|property) (?:should|to)|\bshould i (?:invest|buy)|investment advice|recommend (?:a |an |any "
    r"|some )?(?:stock|share|investment|fund)|good investment|return on"
    r"|guarantee\b[^.?!]{0,24}\b(?:returns?|profits?|yield)\b",
    re.IGNORECASE,
)


def asks_for_decision(text: str) -> bool:
    """`저 받을 수 있나요?`: the conditions are told, the decision is left to a person."""
    return bool(_DECISION.search(text))


def orders_decision(text: str) -> bool:
    """`되는지 결정해 줘`: not the conditions are wanted but the decision itself, which no document gives."""
    return bool(_ORDER.search(text))


def asks_for_advice(text: str) -> bool:
    """What to invest in: no individual investment advice is given (Capital Markets Act)."""
    return bool(_ADVICE.search(text))
