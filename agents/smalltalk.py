"""Greetings, thanks, goodbyes and questions about the official itself, when a turn is nothing else."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from agents.josa import being
from agents.phrases import Phrase
from agents.sounds import sounds_alike
from core.answers import Mood
from core.officials import Official
from core.speech import Language

SmallTalk: TypeAlias = Literal[
    "greeting", "thanks", "bye", "who", "can_hear", "how_are_you", "able", "yes", "no", "unsure", "wait"
]

_POLITE = r"(?:요|여|용|니다|습니다)?"
_KOREAN: tuple[tuple[SmallTalk, str], ...] = (
    (
        "can_hear",
        (
            rf"(?:여보세요)?(?:제|내)?(?:말|목소리)?(?:이|가)?잘?(?:들리나{_POLITE}|들려{_POLITE}|들리세요"
            r"|들립니까|들리니)|아아+|마이크(?:테스트|되나요)|여보세요"
        ),
    ),
    (
        "greeting",
        (
            r"(?:안녕|안뇽|하이|헬로)(?:하세요|하십니까|하셔요)?(?:반가워요|반갑습니다)?|반갑습니다|반가워요?"
            r"|처음뵙겠습니다|좋은(?:아침|하루|오후)(?:이에요|입니다)?"
        ),
    ),
    (
        "thanks",
        (
            r"(?:정말|너무|네|아네|네네)?(?:감사|고맙|고마워|땡큐)(?:합니다|해요|드려요|드립니다|습니다"
            r"|요)?(?:잘?알겠(?:습니다|어요))?|(?:네)?(?:잘)?(?:알겠|알았|이해했)(?:습니다|어요"
            r"|네요)?(?:감사합니다|고맙습니다|고마워요)?|수고(?:하세요|하셨습니다|많으셨습니다)"
            r"|도움(?:이)?(?:많이)?(?:됐|되었)(?:어요|습니다|네요)"
        ),
    ),
    (
        "bye",
        (
            r"(?:그럼)?(?:안녕히(?:계세요|가세요)|잘(?:있어요|가요|가)|다음에(?:봐요|또(?:올게요|봐요))"
            r"|끊을게요|이만(?:갈게요|끊을게요)|끝낼게요|바이(?:바이)?|종료(?:할게요)?)"
        ),
    ),
    (
        "who",
        (
            r"(?:당신은?|너는?|넌|누구|이름)(?:이)?(?:은|이)?(?:누구|뭐|이름이|이름이뭐)?(?:세요|예요|에요"
            r"|인가요|이에요|야|니|입니까)|(?:사람|로봇|기계|에이아이|ai|인공지능|컴퓨터|진짜사람)(?:이|이신"
            r"|인)?(?:에요|예요|이에요|인가요|이야|야|세요|입니까|이세요|맞아요|이랑말하는거예요|인거예요)"
            r"|사람(?:이)?아니(?:죠|에요|예요|지요)|이름이뭐(?:예요|에요|야|죠)"
        ),
    ),
    (
        "able",
        (
            r"(?:뭐|무엇|무얼|뭘)(?:를|을)?(?:할수있|도와줄수있|도와주|해줄수있|해주|물어볼수있"
            r"|물어봐도)[가-힣]{0,6}|(?:무슨|어떤)일(?:을)?(?:하|해|할수있)[가-힣]{0,6}|사용법(?:알려주세요"
            r"|이뭐예요)?|도움말|어떻게(?:쓰는거|사용)[가-힣]{0,5}"
        ),
    ),
    (
        "how_are_you",
        (
            r"자(?:요|니|냐|나요|고있어요?)|(?:잘지내|잘지냈|기분(?:이)?(?:어때|어떠)|오늘(?:기분)?어때)[가-힣]{0,5}|(?:밥|식사)(?:은"
            r"|는)?(?:먹었|하셨)[가-힣]{0,4}"
        ),
    ),
    ("wait", r"(?:잠깐|잠시)(?:만)?(?:요|기다려(?:주세요|요|봐요)?)?|기다려(?:주세요|봐요)?|생각(?:좀)?해볼게요"),
    (
        "yes",
        (
            r"(?:네+|예+|응+|어+|그래|그래요|좋아요|맞아요|맞습니다|오케이|오키|ok|okay|yes|그럴게요"
            r"|그렇게해주세요|부탁해요|부탁드려요)+"
        ),
    ),
    (
        "unsure",
        r"(?:저[는도])?(?:글쎄요?)?(?:잘)?(?:몰라요?|모르겠(?:어요|습니다|네요|는데요?|다)|모르는데요?|기억이?안나요?)|글쎄요?",
    ),
    ("no", r"(?:아니|아니요|아니오|아뇨|괜찮아요|괜찮습니다|됐어요|됐습니다|없어요|없습니다|필요없어요|no|노)+"),
)
_ENGLISH: tuple[tuple[SmallTalk, str], ...] = (
    ("can_hear", r"can you hear me|is this (?:working|on)|testing"),
    ("greeting", r"hello|hi|hey|good (?:morning|afternoon|evening)|nice to meet you|hello there|hi there"),
    (
        "thanks",
        (
            r"(?:ok(?:ay)? )?(?:thank you|thanks|thank you (?:so|very) much|thanks a lot|that helps|got it"
            r"|i see|great|perfect)(?: thank you| thanks)?"
        ),
    ),
    ("bye", r"bye|goodbye|good bye|see you|that'?s all|bye bye|have a (?:nice|good) day"),
    (
        "who",
        (
            r"who are you|what are you|are you (?:a |an )?(?:real )?(?:human|person|robot|bot|ai|machine"
            r"|computer)|what is your name|what'?s your name|am i talking to (?:a |an )?(?:human|person"
            r"|real person|bot|ai|robot)"
        ),
    ),
    (
        "able",
        (
            r"what can you do|how can you help(?: me)?|what can i ask(?: you)?|help|can you help(?: me)?"
            r"|i need help|what do you do"
        ),
    ),
    ("how_are_you", r"how are you(?: doing)?(?: today)?|how'?s it going"),
    ("wait", r"wait|one moment|hold on|just a (?:moment|second|minute)"),
    ("yes", r"yes|yeah|yep|sure|ok|okay|please|yes please|sounds good|right"),
    ("unsure", r"i (?:do not|don'?t) (?:really )?know|not sure|no idea|i'?m not sure"),
    ("no", r"no|nope|no thanks|no thank you|nothing(?: else)?|not really"),
)
_Compiled: TypeAlias = tuple[tuple[SmallTalk, re.Pattern[str]], ...]
_PATTERNS: _Compiled = tuple((kind, re.compile(rf"(?:{pattern})")) for kind, pattern in _KOREAN)
_ENGLISH_PATTERNS: _Compiled = tuple((kind, re.compile(rf"(?:{pattern})")) for kind, pattern in _ENGLISH)

# Asked in a clause, whatever stands around it: `혹시 지금 AI랑 말하는 건가요`, `so are you human or what`.
_RIGHT, _RIGHT_FORMAL = "네, 맞아요", "네, 맞습니다"
_LONGEST_ASKED = 60
_WORDS_OF_TWO = 8  # a longer clause is not tried as two
_LEADS = (
    r"(?:근데|그런데|그럼|그래서|혹시|지금|저기요?|잠깐만?요?|있잖아요?|솔직히|도대체|진짜로|정말로|진짜|정말|실제로|여기"
    r"|너는|너|넌|네가|니가|당신은|당신이|당신|그쪽은?|상대방?은|상대방?이|이거|목소리가|(?:저|나)(?:랑|하고|와)"
    r"|(?:대답|답|얘기|이야기|말|말씀|대화|통화|상담)(?:을)?(?:하는|하시는|하고있는|해주는|하고계신)(?:건|게|거|분은|분이|분|사람은"
    r"|사람이)|궁금한데|(?:진짜)?(?:사람|로봇|기계)같은데|안녕하세요|아니|야|네)"
)
_BEING = r"(?:사람|인간|로봇|기계|에이아이|ai|인공지능|컴퓨터|챗봇|챗지피티|챗gpt|chatgpt|gpt|봇|프로그램)"
_END = (
    r"(?:예요|에요|이에요|인가요|인가|이야|야|이냐|냐|니|이니|입니까|이세요|이신가요|신가요|세요|맞아요?|맞나요|맞죠|맞지"
    r"|이죠|이지|죠|지|인거예요|인거죠|인건가요|인거야|아니에요|아니예요|아니죠|아니지|아니야|아닌가요|이아니죠|이아니야"
    r"|이아니에요|아니면|이나|인지)"
)
_TALKED = (
    r"(?:이랑|랑|하고|과|와)?(?:말|얘기|이야기|대화|통화|상담)?(?:하는|하고있는|하는중인|대답하는|답하는|답하고있는|말하는)"
    r"(?:건가요|거예요|거에요|건지|거야|거죠|겁니까|중인가요|건가|거니|거냐)"
)
_IDENTITY = re.compile(
    rf"{_LEADS}*(?:{_LEADS}{{0,4}}(?:누구|정체가뭐)(?:예요|에요|이에요|야|니|냐|세요|이세요|신가요|인가요|입니까|시죠)"
    rf"|(?:너|넌|너는|당신|당신은)뭐(?:예요|야|니|냐|에요)"
    rf"|{_LEADS}{{0,4}}(?:진짜|실제|살아있는)?{_BEING}(?:이|가)?(?:{_END}|{_TALKED}))+(?:알려줘|알려주세요|말해줘|대답해)?"
)
_BEING_ENGLISH = (
    r"(?:a |an |the )?(?:real |actual |live |living |human )?(?:human being|human|person|people|robot|bot|chatbot"
    r"|chatgpt|gpt|ai|machine|computer|program|officer|official)"
)
_ASKED_ENGLISH = (
    r"(?:who (?:are you|am i (?:talking|speaking) (?:to|with)|is this)|what are you|what'?s your name"
    rf"|what is your name|(?:are|r) (?:you|u) (?:really |actually |even |just )?(?:{_BEING_ENGLISH}|real)"
    rf"(?: or (?:just )?(?:{_BEING_ENGLISH}|what|not))?"
    rf"|(?:am i|are we) (?:really |actually |just )?(?:talking|speaking|chatting) (?:to|with) {_BEING_ENGLISH}"
    rf"(?: or (?:just )?(?:to |with )?{_BEING_ENGLISH})?"
    rf"|is (?:this|that|it) (?:really |actually |just )?{_BEING_ENGLISH}(?: or (?:just )?{_BEING_ENGLISH})?"
    rf"(?: talking| speaking)?|you are (?:not )?{_BEING_ENGLISH} (?:right|aren'?t you))"
)
_IDENTITY_ENGLISH = re.compile(
    r"(?:(?:so|and|but|wait|hey|hi|hello|sorry|ok|okay|um|well|just|honestly|tell me|excuse me|i want to know"
    rf"|can i ask|may i ask|by the way) )*{_ASKED_ENGLISH}(?: (?:and |or )?{_ASKED_ENGLISH})*"
    r"(?: (?:then|please|though|now|here|really))*"
)
# What a turn of several clauses is answered as.
_TELLING: tuple[SmallTalk, ...] = (
    "who", "able", "how_are_you", "can_hear", "wait", "unsure", "bye", "no", "thanks", "yes", "greeting",
)  # fmt: skip

_REPLIES: dict[SmallTalk, tuple[Phrase, Mood]] = {
    "greeting": (
        Phrase(
            "안녕하세요. {title} {named} 무엇을 도와드릴까요?",
            "Hello. I am {name}, {title}. How can I help?",
        ),
        "happy",
    ),
    "thanks": (
        Phrase(
            "도움이 되었다니 다행이에요. 더 궁금한 것이 있으면 말씀해 주세요.",
            "Glad to help. Ask me if anything else comes up.",
        ),
        "happy",
    ),
    "bye": (Phrase("찾아 주셔서 고맙습니다. 안녕히 가세요.", "Thank you for coming by. Goodbye."), "happy"),
    "who": (
        Phrase(
            "저는 사람이 아니라 인공지능 안내원 {named} {remit} 원하시면 사람 담당자를 연결해 드려요.",
            "I am {name}, an AI guide and not a person. {remit} I can connect you to a person at any time.",
        ),
        "relaxed",
    ),
    "can_hear": (
        Phrase("네, 잘 들려요. 무엇이 궁금하세요?", "Yes, I can hear you well. What would you like to know?"),
        "happy",
    ),
    "how_are_you": (
        Phrase(
            "저는 늘 이 자리에서 기다리고 있어요. 무엇을 도와드릴까요?",
            "I am always here and ready. How can I help?",
        ),
        "happy",
    ),
    "able": (
        Phrase(
            "{remit} 이를테면 이렇게 물어보세요. {example}",
            "{remit} For example, ask me this. {example}",
        ),
        "relaxed",
    ),
    "yes": (
        Phrase("네. 더 궁금한 것을 말씀해 주세요.", "All right. Tell me what you would like to know."),
        "relaxed",
    ),
    "no": (
        Phrase("네, 알겠습니다. 필요하시면 언제든 말씀해 주세요.", "All right. I am here whenever you need me."),
        "relaxed",
    ),
    "unsure": (
        Phrase(
            "괜찮아요. 생각나는 것부터 편하게 말씀해 주세요.",
            "That is all right. Tell me whatever comes to mind first.",
        ),
        "relaxed",
    ),
    "wait": (Phrase("네, 천천히 하세요.", "Of course, take your time."), "relaxed"),
}


def small_talk(text: str) -> SmallTalk | None:
    """The kind of small talk when every clause of the turn is some; None as soon as anything else is said."""
    if whole := _small(text):
        return whole
    kinds = [kind for clause in _clauses(text) for kind in _kinds(clause)]
    if not kinds or None in kinds:
        return None
    return next(kind for kind in _TELLING if kind in kinds)


def confirms(text: str) -> bool:
    """`네, 맞아요` as it is heard and mistyped too (`내 맞아요`, `냄마자요`): a yes where something was asked."""
    return sounds_alike(text, _RIGHT) or sounds_alike(text, _RIGHT_FORMAL)


def without_identity(text: str) -> str:
    """What else is said beside a question whether a person or a machine is speaking; the text itself where none is."""
    left = [clause for clause in _clauses(text) if not _asks_identity(clause)]
    return " ".join(left) if len(left) < len(_clauses(text)) else text


def _clauses(text: str) -> list[str]:
    return [clause.strip() for clause in re.split(r"[.?!,;\n]+", text) if any(map(str.isalnum, clause))]


def _kinds(clause: str) -> tuple[SmallTalk | None, ...]:
    """Of one clause, or of the two it falls into where speech put no comma: `고마워요 잘 가요`."""
    if (whole := _small(clause)) or len(words := clause.split()) > _WORDS_OF_TWO:
        return (whole,)
    for at in range(1, len(words)):
        first, second = _small(" ".join(words[:at])), _small(" ".join(words[at:]))
        if first is not None and second is not None:
            return first, second
    return (None,)


def _asks_identity(clause: str) -> bool:
    return _small(clause) == "who"


def _small(text: str) -> SmallTalk | None:
    compact = re.sub(r"[^가-힣a-z]", "", text.lower())
    spaced = re.sub(r"\s+", " ", re.sub(r"[^a-z' ]", " ", text.lower().replace("’", "'"))).strip()
    if len(compact) <= _LONGEST_ASKED and _IDENTITY.fullmatch(compact):
        return "who"
    if len(spaced) <= 2 * _LONGEST_ASKED and _IDENTITY_ENGLISH.fullmatch(spaced):
        return "who"
    return _whole(_PATTERNS, compact) or _whole(_ENGLISH_PATTERNS, spaced)


def _whole(patterns: _Compiled, text: str) -> SmallTalk | None:
    for kind, pattern in patterns:
        if text and pattern.fullmatch(text):
            return kind
    return None


def small_talk_reply(kind: SmallTalk, official: Official, language: Language) -> tuple[str, Mood]:
    """What the official says, and how it looks."""
    phrase, mood = _REPLIES[kind]
    said = phrase.say(
        language,
        name=official.name[language],
        named=being(official.name["ko"]) + ".",
        title=official.title[language],
        remit=official.remit[language],
        example=next(iter(official.suggestions[language]), ""),
    )
    return said, mood
