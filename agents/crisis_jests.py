"""What sounds like danger and is a jest, an apology (`ㅈㅅ`: sorry) or business with an office. Beside `EXCUSES`.

What is excused is only not taken for danger: a matter it names (`자살 통계`) still brings the lines that help.
`JESTS` run over the text without spaces and punctuation, `JESTS_ENGLISH` over the text as it stands.
"""

from __future__ import annotations

import re

_BUSINESS = r"(?:신청|절차|서류|민원|접수|발급|처리|계약|공사|등록)"
_HARM = r"(?:가정폭력|성폭력|학교폭력|아동학대|데이트폭력|스토킹|범죄)"

JESTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"ㅈㅅ(?:합니다|해요|한데|하지만|요)?(?=[^.?!]{0,8}(?:다시|물어|여쭤|질문|잘못|오타|실수|한번|늦었|몰랐))",
        r"죽여주는(?=맛|곳|집|경치|풍경|뷰|노래|날씨|가격|데)",
        r"죽인다(?=[^.?!]{0,6}(?:잘하|멋지|멋있|최고|대박|ㅋㅋ|맛있|예쁘))",
        r"(?:경치|맛|날씨|풍경|뷰|솜씨|노래|야경)[가이도은는]?(?:진짜|정말|아주)?죽(?:이네|인다|이는|여줘|여준)",
        rf"끝내고싶(?:어요?|다|습니다)(?=[이그]?{_BUSINESS})",
        r"(?:다리|허리|어깨|발|무릎)[가이도]?(?:너무|진짜)?아파서?죽겠(?:다|네요?|어요?)?",
        r"힘들어서?죽겠(?:다|네요?|어요?)?(?=[^.?!]{0,6}(?:주차|줄서|서류|계단|이사|절차|대기))",
        r"자살(?:예방)?(?:통계|률|율|현황|실태)",
        rf"(?:자살|자해|성희롱|{_HARM})예방(?:을?위한)?(?=[^.?!]{{0,8}}(?:교육|강사|강의|자격|조례|자료|모집|공모|캠페인|연수))",
        r"(?:학교폭력|학폭)(?:대책)?(?:심의)?위원회",
        rf"{_HARM}피해자?(?=[^.?!]{{0,10}}(?:주민등록|열람|보호명령|지원센터|지원사업))",
        r"속(?:이|을)?(?:터져|터지|썩어|타)(?:서)?(?:죽(?:으려고?(?:해|하|그래)?|겠|을라|을뻔)[가-힣]{0,4})",
        r"(?:요금|전기세|난방비|세금|벌금|과태료|물)폭탄(?:을|도)?맞(?:을까봐|을까|았|은|는)[가-힣]{0,3}(?:무서|겁나|두려)?",
        r"시간(?:을|만)?죽이(?:러|려고|는|기|고)",
        r"(?:시험|과제|숙제|면접|발표)[^.?!]{0,6}망(?:해서|쳐서|했)[^.?!]{0,3}죽었[가-힣]{0,2}",
        r"(?:엄마|아빠|형|누나|언니|오빠|선생님|쌤|부장님?)한테(?:이제|진짜|난)?(?:나)?죽었(?:다|네|음|어)",
        # What a fall cost since, and what is done with those who hurt others: a matter for the counter.
        r"쓰러(?:져|지셔|지는바람에|지고)서?(?=[^.?!]{0,20}(?:돈|생활비|생계|병원비|월세|수입|벌이|일을?못))",
        r"(?:친구|학생|동급생|후배)[를을](?:괴롭힌|때린|따돌린|폭행한)(?:학생|가해자|사람)(?=[^.?!]{0,14}(?:조치|처분|징계))",
        r"번개탄(?=[^.?!]{0,6}(?:규제|조례|금지법))",
        r"수면제(?:(?!먹었|먹고|삼켰|털어)[^.?!]){0,14}(?:버리나|버려요|버리는|버리면|반납|수거)",
    )
)
JESTS_ENGLISH = re.compile(
    r"\b(?:bored|frozen|freezing|starving|tickled) to death|\bdead (?:tired|sure|serious|wrong)\b|\bdied laughing"
    r"|\b(?:traffic|heat|clock|deadline|queue|rain|weather|bill|fee) (?:just |really )?(?:beat|hit) me\b"
    r"|\b(?:exams?|tests?|quiz|workout|homework) (?:just |really )?(?:murdered|killed|destroyed) me\b"
    r"|\bwill be the death of me",
    re.IGNORECASE,
)
