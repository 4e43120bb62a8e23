"""Danger that is hinted at: slang, letters taken apart, what was given away, whom one fears. Beside `crisis_patterns`.

`HINTS` run over the text without spaces and punctuation, `SPACED` and `HINTS_ENGLISH` over the text with its
signs, letters put together.
"""

from __future__ import annotations

import re

from agents.crisis_patterns import CrisisKind

_ELDER = r"(?:엄마|아빠|아버지|어머니|부모님?|새아빠|새엄마|할아버지|할머니|삼촌|쌤|선생님?|코치|감독)"
_OLD = r"(?:할머니|할아버지|어르신|노모|노부모|노인|어머님|아버님|시어머니|시아버지|시부모|장모님?|장인어른)"
_HURT = r"때리|때려|때렸|굶[기겨긴]|묶어|욕설"
_REFUSED = r"(?:싫다고|하지말라고|그만하라고|안된다고)(?:했는데도?|해도|말했는데도?)"

ELDER_ABUSE = re.compile(
    rf"{_OLD}(?:를|을|한테|에게)[^.?!]{{0,10}}(?:{_HURT}|밀치|밀쳤|가두|가둬|가뒀|꼬집|구박)"
    rf"|(?:요양원|요양병원|간병인|요양보호사)[^.?!]{{0,20}}(?:{_HURT}|(?<!멍)멍(?:이(?:들|든|있)|들)|묶여)"
    r"|노인학대(?=[^.?!]{0,12}(?:당하|당해|같|의심|하고있|하는것))"
)
SPACED = re.compile(
    r"ㅈ[\s.]*ㅏ[\s.]*ㅅ[\s.]*ㅏ[\s.]*ㄹ|ㅈ[\s.]*ㅜ[\s.]*ㄱ[\s.]*ㄱ[\s.]*ㅗ|유서(?:는|은)?\s*(?:어떻게|쓰는|작성)"
    r"|i?wan(?:tto|na)die|kill(?:ing)?myself|endmylife",
    re.IGNORECASE,
)
_SELF_HARM = (
    r"(?<![을를])(?:뒤지|뒈지|디지)고싶|(?<![을를])(?:뒤졌|뒈졌)으면|(?:팔|손목|허벅지)에?바코드|바코드를?또?(?:그었|그어|긋)"
    r"|한강(?!공원|수영|시민)[^.?!]{0,8}(?:물온도|수온)|한강물[이은]?(?:온도|몇도|차가|따뜻)"
    r"|한강(?:다리|대교)?에?(?:서)?(?:올라가는수밖|올라가야|뛰어(?:내|들)|빠져(?:야|죽))"
    r"|(?:자기|나|저|내가|제가)(?:이제)?없(?:어도|더라도)잘(?:살|지내|있)"
    r"|(?:죽으라|죽어라|뛰어내리라|그으라)(?:는|고하는)?(?:목)?소리가?(?:자꾸|계속|또)?(?:들려|들리|들린|나요)"
    r"|(?:제가|내가|난|전)(?:곧|이제|이세상에)없을(?:거|테|것)|아무도(?:저|나|날)[를을]?필요로|여기까지인(?:것같|가봐|가보|듯)"
)
HINTS: tuple[tuple[CrisisKind, re.Pattern[str]], ...] = (
    ("self_harm", re.compile(_SELF_HARM)),
    ("child_abuse", re.compile(rf"{_ELDER}[^.?!]{{0,14}}(?:허리띠|혁대|벨트|몽둥이|회초리|골프채)")),
    ("sexual_violence", re.compile(rf"{_REFUSED}[^.?!]{{0,6}}(?:안멈|멈추지|억지로|강제로|안놔)")),
    (
        "domestic_violence",
        re.compile(
            r"(?:들키|걸리|늦|말하|나가)면[^.?!]{0,6}또맞아|목[을이까지도]{0,2}(?:졸랐|졸려|졸렸|조르|조릅|졸라요)"
        ),
    ),
    (
        "violence",
        re.compile(
            r"또맞(?:는다|는대|을까|을텐데|을거)|맞은(?:데|곳|자리)[가이]?[^.?!]{0,4}(?:아프|아픈|아파|부었|멍)"
        ),
    ),
)
HINTS_ENGLISH: tuple[tuple[CrisisKind, re.Pattern[str]], ...] = (
    (
        "self_harm",
        re.compile(
            r"(?<!\d )(?<!\d)(?<!many )\bkms\b|\bunaliv(?:e|ing)\b|\boff myself|want (?:it|this|everything) all to end"
            r"|(?:gave|giving|given) away (?:all |most )?(?:of )?(?:her|his|my|their) (?:stuff|things|belongings)"
            r"|(?:won'?t|never) see (?:me|her|him) again",
            re.IGNORECASE,
        ),
    ),
    (
        "violence",
        re.compile(
            r"(?:'ll|\bwill|\bgonna|\bgoing to|\bwants? to|\btr(?:y|ies|ied|ying) to)"
            r" (?:kill|stab|shoot|strangle|beat up) (?:me|us|her|him|my)\b"
            r"|\b(?:outside|at|behind) (?:my|our|the) (?:door|house|window)[^.?!]{0,30}"
            r"\b(?:hammer|knife|axe|bat|gun|crowbar)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "sexual_violence",
        re.compile(
            r"(?:(?:did|would|does|wo)n'?t|(?:did|would|does|will) not) stop"
            r" (?:when|after|even though) i (?:say|said|told)",
            re.I,
        ),
    ),
    (
        "child_abuse",
        re.compile(
            r"(?:scared|afraid|terrified) (?:to go|of going|to be) (?:back )?(?:at )?home"
            r"|\b(?:mom|mum|dad|mother|father|step\w+)\b[^.?!]{0,20}\b(?:the|a|his|her) (?:belt|cane)\b",
            re.IGNORECASE,
        ),
    ),
)
