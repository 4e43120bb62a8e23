"""What a turn is about, once the words for asking, pointing and being polite are taken away."""

from __future__ import annotations

import re

from core.speech import Language

_FUNCTION = re.compile(
    r"(?:.*까지(?:예요|인가요|죠|야)?|에이|아니.*|그런|이런|저런|같은|년에|해마다|일러.*|그럼|그러면|그런데|근데|그리고|그래서|그래도|그렇다면|그거|그건|그게|그것[도은이]?|이거|이건"
    r"|이게|거기(?:서|는|에|로)?|여기(?:서|는)?|그때(?:는)?|그쪽|그|이|저기|저|저는|제가|저도|나|나는"
    r"|내가|전|우리|만약에?|혹시|아니면|아|음|어|네|예|응"
    r"|좀|더|다시|또|지금|바로|꼭|그냥|만|도|요|뭐.*|무엇.*|무슨|언제.*|어디.*|얼마.*|어떻게.*"
    r"|어떡해.*|어떤|누가|누구.*|왜|몇.*|며칠.*|해야.*|하나요?|해요|하죠|하면.*|한다면|했는데|했어요"
    r"|하는데|하는|하려면.*|하려고.*|되나요?|돼요?|되요|될까요?|되죠|되는데|있나요?|있어요?|있는지"
    r"|없나요?|없어요?|인가요?|예요|이에요|이야|(?:되|하|있|없)는지요?|인지요?"
    r"|알려.*|가르쳐.*|말해.*|말씀.*|궁금.*|주세요|줘요?|주실래요|싶.*|할|수|것|거|건|건가요|거예요|때"
    r"|때문에|경우|경우에?는?|필요.*|가져.*|가지고|챙겨.*|들고|내야.*|내요|내나요|내면|가야.*|가요|가나요"
    r"|가면.*|갈|받아야.*|받아요|받나요|걸려.*|걸리.*|걸릴.*|늦.*|안|못|않.*|까먹.*|깜빡.*|지나.*"
    r"|지났.*|넘.*|놓치.*|놓쳤.*|어기면.*"
    r"|(?:신고|신청|등록|접수|처리|발급|제출|납부)(?:은|는|을|를|도|하나요?|해요|해도.*|해서.*|해야.*|하면.*|할|하는"
    r"|하려면|했는데|안|못)?|서류.*|수수료.*|비용.*|기한.*|기간.*|과태료.*|과태로.*|벌금.*|처벌.*"
    r"|방법.*|절차.*|온라인.*|인터넷.*|모바일.*|번호.*|전화.*|장소.*|준비물.*|대상.*|자격.*|조건.*"
    r"|예외.*|무료.*|공짜.*|돈.*|집에서.*|직접.*|방문.*|대신.*|나와요|나오나요|나오.*|커요|많아요|많이"
    r"|정도.*|자세.*|설명.*|다른|다음.*|그다음.*|내용.*|까지|쯤|안에|이내)"
)
_PARTICLES = re.compile(
    r"(?:이라면요?|라면요?|은요|는요|이요|도요|이랑|에서|에게|한테|으로|부터|까지|이나|이면|하고|은|는"
    r"|이|가|을|를|에|도|의|와|과|랑|만|로|요|면)$"
)
_ENGLISH_FUNCTION = frozenset(
    {
        "a", "an", "the", "and", "or", "but", "so", "then", "if", "what", "when", "where", "who", "how", "why",
        "which", "is", "are", "was", "were", "do", "does", "did", "can", "could", "should", "would", "will", "i",
        "you", "we", "they", "it", "he", "she", "my", "your", "me", "us", "them", "this", "that", "there", "here",
        "to", "of", "in", "on", "at", "for", "with", "about", "from", "by", "as", "be", "been", "have", "has", "had",
        "need", "must", "may", "might", "not", "no", "yes", "ok", "okay", "please", "tell", "much", "many", "long",
        "late", "later", "deadline", "fine", "fines", "penalty", "fee", "fees", "cost", "costs", "free", "document",
        "documents", "papers", "paper", "bring", "take", "go", "get", "know", "want", "like", "also", "more", "else",
        "place", "office", "online", "apply", "report", "register", "submit", "required", "happens", "happen",
        "number", "phone", "call", "contact", "exception", "exceptions", "don't", "i'm", "it's", "what's", "soon",
        "just", "really", "still", "too", "any", "some", "one", "do's", "pay", "charge", "time", "due", "until",
        "within", "details", "information", "next", "step", "steps", "am", "being", "having", "shall", "its", "our",
        "their", "his", "her", "these", "those", "than", "into", "now", "already", "only", "even", "let",
        "handle", "handles",
    }
)  # fmt: skip
_CONTRACTION = re.compile(r"(?:n't|'(?:d|ll|m|re|s|ve))$")  # `I'd`, `can't`, `husband's`
_HALVES = frozenset({"wo", "ca", "sha"})  # what is left of `won't`, `can't`, `shan't`
ANAPHORA = re.compile(
    r"^(?:아\s*)?(?:그럼|그러면|그렇다면|그런데|근데|그리고|그건|그거|그게|그것|거기|그때|만약|그래도"
    r"|아니면|혹시\s*그)|(?:은|는|이)요\s*[?？.]*$"
    r"|(?<![가-힣])(?:[이그]것|[이그]거)(?:도|은|는|만)?(?![가-힣])|(?<![가-힣])그래도(?![가-힣])"
    r"|아니(?:에요|예요|었어요|었나요|야|죠|지요|인가요)\s*[?？]\s*$|^(?:isn'?t|wasn'?t) (?:it|that)\b"
    r"|[가-힣](?:으?면|땐|때)(?:은|는)?요\s*[?？.]*$"
    r"|^(?:and|then|but|so|what if|what about|how about|also|or)\b|\b(?:it|that|there|this|those)\b",
    re.IGNORECASE,
)


# `등록은요?` names a matter; elsewhere 등록, 신고 and their like are what every matter is called.
_GENERIC_NOUN = re.compile(
    r"^(?:그럼|그러면|그런데|근데)?\s*(신고|신청|등록|발급|접수|허가|갱신|연장|해지|변경)(?:은|는)요?\s*[?？.]*$"
)


# Nouns of a Japanese or Chinese turn, as its script shows them: runs of Chinese characters and of katakana.
_FOREIGN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,}|[ァ-ヺー]{3,}")


def content_words(text: str, language: Language) -> tuple[str, ...]:
    """Stems of the words that name a topic, in order; empty for `그럼 늦으면요?`."""
    if foreign := _FOREIGN.findall(text):
        return tuple(foreign)
    if language == "en":
        words = (_CONTRACTION.sub("", word) for word in re.findall(r"[a-z']+", text.lower().replace("’", "'")))
        topics = (word for word in words if word not in _ENGLISH_FUNCTION and word not in _HALVES)
        return tuple(_singular(word) for word in topics if len(word) > 1)
    if named := _GENERIC_NOUN.match(text):
        return (named[1],)
    kept: list[str] = []
    for word in re.findall(r"[가-힣]+|[A-Za-z]{2,}", text):
        stem = _PARTICLES.sub("", word) if len(word) > 2 else word
        if _FUNCTION.fullmatch(word) or _FUNCTION.fullmatch(stem) or len(stem) < 2:
            continue
        kept.append(stem)
    return tuple(kept)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


_VERB_OF_NOUN = re.compile(r"(?<=[가-힣]{2})(?:해|하|했|할|한|합|돼|되|될|됩|된)[가-힣]{0,4}$")  # `투표해`
_INFLECTED = re.compile(
    r"(?:[데까나가]예|니꺼|요|죠|까|나|니|면|다|고|서|데|대|래|려|게|야|냐|유|어|아|여|와|봐|줘|도|지|는|은|을|를|던)$"
)


_NOUN = re.compile(r"(?:[신사보광공중창]고|증명서|신청서|등록지)$")  # nouns that end as verbs do


def names_thing(word: str) -> bool:
    """Whether a content word is a noun, or a verb made of one; unsure of other inflected words, it says no."""
    return word.isascii() or bool(_NOUN.search(word)) or bool(_VERB_OF_NOUN.search(word)) or not _INFLECTED.search(word)


def points_back(text: str) -> bool:
    """Whether the words lean on what was said before: `그럼 ...`, `외국인은요?`, `what about ...`."""
    return bool(ANAPHORA.search(text.strip()))


_NOISE = re.compile(
    r"(?:^으?로\s*)?(?:연락|전화)\s*(?:좀\s*)?(?:주세요|줘요?|부탁[가-힣]*)[.!]?(?=\s*\S)|"
    r"(?<![가-힣])(?:아+|어+|음+|저기요?|저기|있잖아요?|진짜|정말|도대체|대체|아니|제발|빨리|아이고|에이|아오|짜증\s?나(?:네|요|게|서|죽겠네)?|미치겠네"
    r"|답답하네요?|열받네요?|죄송한데요?|실례지만|혹시|그니까|그러니까|막)(?![가-힣])[,!.~]*"
    r"|^(?:excuse me|um+|uh+|well|so|hey|listen|please|sorry)\b[,!.]*",
    re.IGNORECASE,
)


def without_noise(text: str) -> str:
    """The turn as search should see it: without sighs and fillers; as it was when nothing else is left."""
    return re.sub(r"\s+", " ", _NOISE.sub(" ", text)).strip() or text
