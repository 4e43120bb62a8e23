"""The words of danger, in Korean and English: tuned to miss nobody, at the price of a false alarm.

Patterns run over the text without spaces and punctuation (`compact`) unless they say otherwise; what people say in jest
(`배고파 죽겠네`) or of something else (`주사 맞았어요`, `투자해`) is taken out first.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from agents.sounds import sound_key

CrisisKind: TypeAlias = Literal[
    "emergency", "self_harm_emergency", "self_harm", "child_abuse", "domestic_violence", "sexual_violence",
    "school_violence", "violence", "threat", "distress",
]  # fmt: skip

# Said in jest, or of something else; removed before anything is looked for.
EXCUSES = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"(?:더워|추워|배고파|배불러|바빠|답답해|졸려|졸리|심심해|웃겨|웃기|귀찮아|궁금해|짜증나|짜증|덥|춥|보고싶어"
            r"|좋아|비싸|재밌어|재미있어|귀여워|맛있어|예뻐|아까워|부러워|쪽팔려|창피해|매워|무거워|간지러워)(?:서)?(?:아주"
            r"|진짜|정말|너무)?(?:미치고)?죽(?:겠|을것같|을거같|을뻔|을지경)(?:다|네요?|어요?|아요?|음|습니다|었어요?|았어요?)?"
        ),
        (
            r"(?:시끄러|소음|층간|냄새|담배|더워|추워|바빠|주차|쓰레기)[^.?!]{0,14}(?:못살겠|못견디|못버티"
            r"|견딜수가?없|미치겠)"
        ),
        r"맛이?죽여(?:줘|주)",
        (
            r"(?:위층|윗층|윗집|층간|소음|시끄|(?:음악|노래|기계|공사|오토바이|확성기|짖는)소리)"
            r"(?:(?!죽|살|맞|때리|때려|무서)[^.?!]){0,14}잠[을이]?(?:통)?(?:못자|안와)"
        ),
        r"(?:동물|강아지|고양이|개|반려견|반려동물)(?:를|을)?학대",
        r"(?:동물|강아지|고양이|(?<![가-힣])개|반려견|[가-힣]개)(?:를|을)(?:자꾸|막|매일|맨날|계속|또)?(?:때리|때려|때렸|패|걷어차|발로)[가-힣]{0,4}",
        r"(?:퇴짜|거절|반려|불합격|바람)(?:를|을)?맞(?:았|고|은|아)",
        (
            r"(?:주사|백신|접종|예방접종|독감|비를?|바람|시간이?|날짜가?|정답이?|답이|금액이?|계산이?|주소가?"
            r"|번호가?|조건[이에]?|요건[이에]?|자격[이에]?|기준[이에]?"
            r"|침을?|링거|수액|도장|점수|사이즈|말이?|과태료|벌금|딱지|도둑|세금|이게|그게|이거|그거|절차가?"
            r"|서류가?|여기가?|[이그]날이?)(?:다|도|을|를|이|가|에|잘)?[^.?!,]{0,3}맞(?:았|고|은|아|는|나|죠)"
        ),
        (
            r"(?:식물|나무|화분|고양이|강아지|햄스터|컴퓨터|핸드폰|휴대폰|배터리|노트북|서버|상권"
            r"|동네)[이가은는]?[^.?!]{0,6}죽(?:었|어|는)"
        ),
        (
            r"(?:가로등|전등|형광등|신호등|폰|배터리|모니터|화면|와이파이|인터넷|시동|엔진|전원|자동차|가로수|잔디|꽃"
            r"|물고기|금붕어|토끼|비둘기|거북이|캐릭터|반려견|벌레)(?:이|가|은|는|도|들이)?(?:다|또|갑자기|자꾸)?죽(?:었|어서"
            r"|어있|은것|은거)(?:어요?|는데요?|습니다)?"
        ),
        r"(?:죽은|돌아가신)(?:사람|분|가족|할머니|할아버지|아버지|어머니)(?:의|앞으로|앞|명의|이름)",
        r"(?:자살|생명)예방(?:센터|협회|단체|재단|교육|캠페인|강의)(?=[^.?!]{0,10}(?:기부|봉사|후원|견학|취업|채용|수강|홍보))",
        r"(?:나무|간판|전봇대|가로등|오토바이|자전거|킥보드|담장|펜스|표지판)[이가은는]?[^.?!]{0,8}쓰러",
        r"(?:작년|지난해|예전|몇년전|지난달)[^.?!]{0,8}(?:불이났|화재가났)",
        r"쓰러(?:져서|지셔서|진지|지신지)(?:벌써|이제)?(?:[한두세네석넉몇]|\d+)(?:달|주일?|년|개월|해)(?:째|동안)",
        (
            r"(?:신고|신청|절차|서류|계약|민원|업무|과제|숙제|처리|정리|등록|발급|접수|수업|공사|임대차"
            r"|거래)[을를도은는]?(?:다|모두|빨리|얼른)?끝내(?:고싶|버)"
        ),
        r"사업[을를]?(?:그만|접|끝내)[^.?!]{0,4}싶",
        r"(?:투자|출자|융자|합자|혼자|각자|남자|여자|둘이|부자|환자)자?(?:해|살)",
    )
)

# On the way to the river, and not for an outing there.
_RIVER = (
    r"한강(?!공원|뷰|변|시민|수영|유람선|버스|둔치)(?:에|으로|다리|대교)?(?:에|로)?(?:지금|이제|그냥|혼자)?(?:가려고|갈게|갈거|갈래"
    r"|간다|갑니다|가고있|가는중|가는길|가서|가야겠|왔어|와있)(?![^.?!]*(?:놀|치맥|라면|산책|자전거|피크닉|텐트|운동|구경"
    r"|주차|축제))"
)
SELF_HARM = re.compile(
    r"죽고싶|죽구싶|죽고시[펐퍼프픈]|죽을래|죽어버리|죽어버릴|죽어야(?:할|지|되|겠|하나)|죽는게(?:낫"
    r"|나을|나아|더|편)|죽으면(?:편|좋|다|끝|아무|누가)"
    r"|죽는방법|죽는법|죽으려|죽을(?:생각|마음|용기|만큼|준비|방법|까)|죽을거(?:예|에|야|다|임)|(?:나"
    r"|내가|전|저|저는|제가)그?냥?죽(?:을|어)"
    r"|(?:힘들|괴로|외로|우울|슬퍼|지쳐|지치)[가-힣]{0,4}죽(?:겠|을것|을거)"
    r"|(?<![아어워파퍼와서려해라])죽을(?:것|거|꺼)같|죽었으면"
    r"|살기(?:가|도)?(?:너무|정말|진짜)?싫|살고싶(?:지(?:가|도)?않|은(?:마음|생각)|지도)|살아서뭐"
    r"|살아(?:갈|야할)?이유|살이유|살필요|왜사는지|왜살아|왜살고|못살겠|그만살"
    r"|사라지고싶|사라져버리|사라졌으면|없어지고싶|없어져버리|없어졌으면|나하나(?:쯤|만)?(?:없|사라"
    r"|죽)|[나내]가?(?:만)?없(?:어지면|어져도|어도|으면|는게)|내가(?:사라|죽)"
    r"|다끝내|모든(?:걸|것을?)끝|끝내고싶|끝내버리고싶|이제그만하고싶|다포기하고싶|다놓고싶|놓아버리고싶"
    r"|(?:삶|생|인생|목숨|생명)[을를]?(?:끝|포기|마감|끊|버리)|세상[을를]?(?:떠나|등지|하직|뜨고싶)"
    r"|하늘나라(?:로|에)?(?:가고싶|갈)"
    r"|손목을?(?:그|긋|자르)|뛰어내리|뛰어내릴|뛰어내려|목을(?:매|맬|맸|메)|목매달(?:아|고|려|았|까)"
    r"|약을?(?:많이|한꺼번에|모아|왕창|한통)[^.?!]{0,4}(?:먹|삼|털|모)|수면제[^.?!]{0,6}(?:먹|모|털)"
    r"|번개탄|극단적인?선택|투신(?:하|할|해|했)|한강(?:에|다리|대교)[^.?!]{0,6}(?:뛰|떨어|빠지)"
    r"|(?:살아갈|살아낼|버텨낼|(?<![가-힣])살)(?:용기|힘|자신|의지|마음|희망)[이가도은는]?[^.?!]{0,6}(?:없|안남|안나|안생|사라|잃)"
    rf"|한강(?:대교|다리)(?:위|난간|앞)(?:예|에요|에서|에있|입니|인데|야)|{_RIVER}[^.?!]{{0,8}}(?:지쳤|지쳐|지친|이젠|그만(?!큼)|끝내|끝낼)|(?:지쳤|지쳐|지친|이젠|그만(?!큼)|끝내|끝낼)"
    rf"[^.?!]{{0,8}}{_RIVER}"
    r"|태어나지(?:말|않)|태어난게|안?태어났(?:으면|어야)|(?:영원히|계속)(?:잠|자고)|깨어나지(?:않|말)"
    r"|안깨어났|(?:눈을?|아침에)안?(?:떴으면|뜨고싶지|떠지)|눈뜨기가?싫|내일이?(?:안왔|오지않|없었)"
    r"|사는게(?:지옥|의미|너무힘|힘들|싫|괴로|지겨|무의미|고통)|사는(?:의미|이유|낙)[가이]?없|살의미"
    r"|버틸(?:힘|자신|수)[가이]?(?:더는|더이상)?없|더는?이?상?(?:못)?버티(?:지|기|겠)|못버티|못버텨"
    r"|못견디|견딜수가?없|희망이(?:하나도|전혀)?없"
    r"|세상(?:에|에서|이)?[^.?!]{0,4}(?:없었으면|없어지|지워지|사라지|그만|싫어)|안깼으면"
    r"|안깨(?:어나)?(?:고싶|면좋|길)|눈감고[^.?!]{0,6}(?:안|않)"
    r"|(?:제가|내가|나만|저만)없(?:는게|는편|어야|었으면|으면|어진)|없는게[^.?!]{0,14}(?:나을|나아"
    r"|편할|낫)|(?:눈뜨는|눈을뜨는|일어나는|아침이오는)게[^.?!]{0,4}(?:괴로|싫|무서|두려|고통)"
    r"|(?:모든걸|모든것을|전부|이제|이젠|그냥)다?(?:내려놓|그만두|포기하|놔버리|놓아버리|끝내)고싶"
    r"|힘들어서[^.?!]{0,4}다?(?:그만|포기|내려놓|놓)[^.?!]{0,4}싶|이번생은|(?:인생|생)(?:은"
    r"|이)?망(?:했|한)|그만할래"
    r"|옥상(?:에|위에?|으로)?[^.?!]{0,4}(?:올라왔|올라갔|올라가서|서있|난간)|(?:옥상|다리|창문|베란다"
    r"|건물|높은데|여기)(?:에서|위에서|밖으로)?(?:뛰|떨어지(?:면|고싶|려))|난간에(?:서|올라|매달)"
    r"|(?:철로|선로)에(?:뛰|서|눕)"
    r"|(?:손목|팔|몸|허벅지)[을를에]?[^.?!]{0,4}(?:칼|커터|상처를?내|긋|그었|그어|베었|벴)"
    r"|칼로?[^.?!]{0,4}(?:팔|몸|손목|나를|저를|내|허벅지)|(?:내|제)몸에(?:상처|칼)"
    r"|작별인사|마지막(?:으로)?(?:인사|작별|말을?남)|안녕히계세요[^.?!]{0,10}(?:갑니다|떠나|갈게)"
    r"|먼저갈게|(?:모두|다들)(?:안녕|잘있어)"
    r"|죽어(?:도싸|도돼|도상관|도괜찮|도아무|마땅)|죽어야(?:해|돼|한|될|만|하는)|죽는(?:게|건|것이"
    r"|것도)[^.?!]{0,6}(?:무섭지|안무서|낫|두렵지|편|나을|나아)|죽겠다(?:고|며|면서|는)|죽는다(?:고"
    r"|면서)|죽는대|죽을거래|죽고(?:만|는)?싶"
    r"|(?:살아있는|숨쉬는|살아가는|사는|존재하는)(?:게|것|거|것도|것이|건|일이)[^.?!]{0,6}(?:고통|괴"
    r"|힘들|힘겨|지옥|싫|버거|버겁|벅차|의미|무의미|지겨|죄|민폐|짐|지쳤|지친|후회)"
    r"|(?:하늘|엄마|아빠|할머니|먼저간|그사람)[^.?!]{0,6}(?:따라가고싶|따라갈|곁으로가)"
    r"|따라가고싶[^.?!]{0,8}하늘|존재(?:하고싶지|자체가|가치|하기싫|할이유)|살(?:가치|자격)|쓸모(?:가"
    r"|도)?없는(?:인간|사람|존재|놈|애)|(?:제|내|나|나는|저는)가?(?:가족|모두|남)[^.?!]{0,6}(?:짐"
    r"|민폐)|나같은(?:건|거|게|사람|인간|놈|애)"
    r"|(?:삶|인생|하루하루|살아갈|사는)[이가의은는데]?[^.?!]{0,5}(?:의미|의욕|이유|낙|희망"
    r"|미련)[이가도은는]?[^.?!]{0,4}없|(?:나쁜|안좋은|극단적인?|무서운|끔찍한|위험한|죽는"
    r"|그런)생각[이을도만]?[^.?!]{0,6}(?:들어|들고|나요|나서|해요|하게|떠올|자꾸)"
    r"|자살(?:하|할|을|이|충동|시도|생각|방법|했|한|도|밖|각|마려)|(?:동반|친구|학생|청소년|집단)자살"
)
_MEDICINE = (
    r"(?:수면제|수면유도제|진통제|안정제|항우울제|해열제|졸피뎀|타이레놀|게보린|펜잘|애드빌|아스피린|(?<!계)(?<!한)(?<!예)"
    r"(?<!절)(?<!요)(?<!제)약(?!국|속|관|정|혼|사))"
)
_TOO_MANY = (
    r"(?:(?:\d{2,3}|[6-9]|[이삼사오육칠팔구]?십|열(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|몇)?|스무|스물|서른|마흔|쉰|수십|몇십|여러|백)여?(?:알|정(?!도)|개|병|봉지)|(?:한|반|통째|[두세네])통"
    r"(?=을|이나|다|째|먹|삼|털)|한움큼|한웅큼|한주먹|한꺼번에|왕창|잔뜩|통째로|있는대로|모아(?:둔|놓은)(?:거|것|걸))"
)
_SWALLOWED = r"(?:먹었|먹어버|먹은(?!지|후|뒤|다음)|먹음|먹고(?:누|말|왔)|삼켰|삼킨|삼켜버|털어넣|들이켰|드셨|드신)"
# Medicine that has been taken, far more than is prescribed.
OVERDOSE = re.compile(
    rf"{_MEDICINE}[^.?!]{{0,8}}{_TOO_MANY}(?!씩)[^.?!]{{0,8}}{_SWALLOWED}"
    rf"|{_TOO_MANY.replace('[두세네]', '[세네]')}(?!씩)[^.?!]{{0,6}}{_MEDICINE}[^.?!]{{0,6}}{_SWALLOWED}"
    rf"|약을?(?:너무)?많이{_SWALLOWED}|(?:수면제|진통제|타이레놀|졸피뎀|안정제)(?:을|를)?(?:다|전부|모두|많이|너무많이)"
    rf"{_SWALLOWED}"
)
OVERDOSE_ENGLISH = re.compile(
    r"overdos|\b(?:took|taken|swallowed|ate|downed)\b (?:(?:about|around|like|over|almost|more than|at least) )?"
    r"(?:\d{2,3}|[6-9]|ten|twelve|fifteen|twenty|thirty|forty|fifty|too many|a lot of|lots of|so many|dozens of"
    r"|a (?:whole |full )?(?:bottle|handful|box|pack) of|a bunch of|all (?:of )?(?:my|the|his|her)|the (?:whole|entire)"
    r" (?:bottle|box|pack) of) (?:of )?(?:\w+ ){0,2}(?:pills?|tablets?|capsules?|tylenols?|paracetamol|ibuprofen|advil"
    r"|aspirins?|painkillers?|xanax|antidepressants?|sleeping pills?|medicine|medication|meds)\b",
    re.IGNORECASE,
)
# With the spaces left in: short words that hide inside others (혼자 살아요, 투자해서, 사유서).
SELF_HARM_SPACED = re.compile(
    r"(?<![가-힣])자[\s.\-_*·,ㅡ~]?살(?!펴|짝|림|구|던|만|쪄|찌|고\s*있)"
    r"|(?<![가-힣])자[\s.\-_*·]?해(?![가-힣]*(?:결|석))|(?<![가-힣])유서(?:를|을|도|까지|\s*(?:쓰|써"
    r"|썼|남))"
    r"|(?<![ㄱ-ㅎ])ㅈ\s?ㅅ(?![ㄱ-ㅎ])|자ㅅㅏㄹ|ㅈㅏ\s?살|자\s?ㅅ\s?ㅏ\s?ㄹ"
)
SELF_HARM_SOUNDS = tuple(
    sound_key(phrase)
    for phrase in (
        "죽고싶",
        "죽고시퍼",
        "주꾸싶어",
        "사라지고싶",
        "살기싫",
        "뛰어내리고",
        "없어지고싶",
        "그만살고",
        "손목을그",
        "자살하고",
        "죽어버리고",
        "주거버리",
    )
)

_PARENT = (
    r"(?:오빠|(?<![유대소중신구모외])형(?=이|한|들|도)|누나|언니|아빠|엄마|아버지|어머니|부모님?"
    r"|새아빠|새엄마|계부|계모|할아버지|할머니|삼촌|이모|고모|보호자|선생님?|쌤|담임|원장|코치"
    r"|감독님?)"
)
_PARTNER = r"(?:남편|아내|배우자|남친|남자친구|여친|여자친구|애인|전남편|동거인|와이프|시아버지|시어머니|신랑|집사람)"
_PEER = r"(?:친구|애들|얘들|선배|일진|같은반|반애|반친구|학교애|학교에서|급식|걔|걔네|무리|후배|형들|언니들|짝꿍|단톡)"
_HIT = (
    r"(?:때려|때리|때렸|때릴|때린|한테(?:또|자꾸|계속|맨날|매일)?맞(?:아|는|을)|맞았|맞고(?:있|살|왔"
    r"|다)|맞아요|맞아서|맞는데|패요|패고|팼|팬다|구타|폭행|목을?졸|발로차|발로찼|밀쳤|밀쳐|밀어서|집어던"
    r"|던졌|던져|머리채|뺨)"
)

CHILD_ABUSE = re.compile(
    rf"{_PARENT}(?:가|이|는|은|도|께서|랑|한테|에게|께)?[^.?!]{{0,12}}(?:{_HIT}|학대|밥을?안|굶|내쫓"
    r"|쫓아내|쫓겨|가둬|가뒀|가두|방치|무서(?:워|운|웠)|무섭|죽이겠|죽인|죽여|욕을?(?:해|하|퍼)|욕해"
    rf"|괴롭|술(?:만|을)?마시(?:면|고)[^.?!]{{0,6}}(?:때|던|무서))"
    r"|아동학대(?:를)?(?:당|보|목격|받|하는)|학대(?:를)?(?:당하|당했|당해|당한|받고|받았|하는것같)"
    r"|집에서[^.?!]{0,6}(?:때려|때리|맞|욕을?먹|굶)|밥을?안(?:줘|주|차려)|(?:맞아서"
    r"|때려서)[^.?!]{0,6}멍|온몸에멍|(?:신고|말|이르)하면(?:죽인|죽여|때린|때려|가만)|(?:집(?:에서"
    r"|을)?)(?:도망|나가고싶|나가버리)|도망(?:치|가)고싶|맞고(?:살|자라|컸)|(?:아이|애|아기|학생)(?:를"
    r"|들?을)때|(?:옆집|윗집|아랫집|앞집|이웃)[^.?!]{0,16}(?:맞는|맞고|비명|학대|멍이|때리|때려|패는"
    r"|살려)"
    r"|집에?(?:들어)?가(?:기|는게)(?:가|도)?(?:너무|정말)?(?:무서|두려|겁)|집에서(?:쫓|나가라)"
    r"|집(?:을)?나왔(?:어|는데)[^.?!]{0,8}(?:갈|잘)(?:곳|데)"
)
DOMESTIC_VIOLENCE = re.compile(
    rf"{_PARTNER}(?:가|이|는|은|한테|에게|도)?[^.?!]{{0,12}}(?:{_HIT}|죽이겠|죽인|협박|스토킹|따라다"
    r"|감금|칼|무서|집앞|찾아와|안놔줘|위협)"
    r"|가정폭력(?:을|에)?(?:당|시달|피해|겪)|데이트폭력(?:을)?(?:당|피해|겪)|스토킹(?:을)?(?:당|피해"
    r"|하는사람)|스토커|(?:계속|자꾸|누가|누군가|남자가)[^.?!]{0,6}(?:따라다|쫓아와|쫓아오|따라와"
    r"|미행)"
)
SEXUAL_VIOLENCE = re.compile(
    rf"(?:{_PARENT}|{_PEER}|아저씨|모르는(?:사람|남자|오빠)|사장님?|점장님?|상사)(?:이|가|은|는|도"
    rf"|께서)?[^.?!]{{0,14}}(?:(?<!야)만지(?!원)|만져|만졌|더듬|야한(?:말|짓|얘기|사진|영상|농담)"
    r"|몸사진|벗으라|벗겨|껴안|추행|만나자)"
    r"|(?:몸|속옷|가슴)사진[을를]?(?:보내|찍|달라)|야한(?:말|얘기|이야기|농담)|성폭행"
    r"|성폭력(?:을)?(?:당|피해|겪)|성추행|성희롱(?:을)?(?:당|해요|받|하는)|강간|몸을?(?:자꾸|계속"
    r"|막)?만[져졌지]|(?:가슴|엉덩이|허벅지|거기|다리)를?(?:자꾸|막)?만[져졌지]|만졌어요|만지려|몰카"
    r"|불법촬영(?:을)?(?:당|했|된)|몰래(?:찍|촬영)"
    r"|(?:사진|영상)(?:을|이)?[^.?!]{0,6}(?:유포|뿌리|뿌린|퍼뜨|퍼트|올리겠|돌아다)|(?:알몸|나체|벗은"
    r"|노출|야한)(?:사진|영상)|딥페이크(?:를|에|로)?(?:당|피해|만들)|강제로(?:키스|만|성|모텔)|그루밍"
    r"|조건만남|억지로(?:키스|만|성관계)|성관계를?(?:강요|요구)"
)
SCHOOL_VIOLENCE = re.compile(
    rf"{_PEER}(?:가|이|은|는|들이|들한테|한테|에게|도)?[^.?!]{{0,14}}(?:{_HIT}|괴롭|따돌|왕따|셔틀|뺏"
    r"|빼앗|협박|욕(?:을|해|하)|놀려|놀리|놀림|투명인간|돈을?(?:가져|달라|내놓|내놔|뜯)|안놀아|안껴"
    r"|무시(?:해|하고|당)|따(?:를|를당|당)|카톡감옥)"
    r"|왕따|은따|전따|따돌림(?:을|당|받)|(?:학교폭력|학폭|사이버폭력)(?:을|를)?(?:당하고|당했|당해"
    r"|당한|당하는|겪|피해자예|피해를(?:입|당)|시달)|삥(?:을)?뜯|빵셔틀|괴롭힘(?:을)?(?:당|받)|괴롭혀"
    r"|괴롭히는(?:애|친구|아이)|학교(?:에)?가(?:기|는게)(?:가|도)?(?:너무|정말)?(?:무서|두려|겁)"
)
VIOLENCE = re.compile(
    r"(?:한테|에게|에게서)(?:또|자꾸|계속|맨날|매일)?맞(?:았|고있|아요|는데|고)|(?:누가|사람이"
    r"|아저씨가|이웃이|사장이?|상사가)[^.?!]{0,6}(?:때려|때렸|때리)|얻어맞|두들겨맞|처맞|쳐맞|맞았어"
    r"|맞았는데|맞았다|맞았습|맞고있|맞고왔|맞고다|맞을까봐|맞는게무|때리겠다|때려요|때렸어|때리지말"
    r"|지금(?:너무|정말|진짜|많이)?(?:무서워|무섭)|(?:누가|사람이|남자가)[^.?!]{0,8}(?:문을두드"
    r"|집에들어|쳐들어|위협)"
    r"|(?:죽이겠|죽인다|가만안두겠|해치겠)다?(?:고|면서|며|는)[^.?!]{0,6}(?:협박|해|했|말|전화|문자"
    r"|무서)|협박(?:을)?(?:당|받|해요|하고|문자|전화)|납치|감금(?:을)?(?:당|됐)|갇혔"
    r"|칼(?:을)?들고(?:있|와|쫓|서)|폭행(?:을)?(?:당|해요)"
)
THREAT = re.compile(
    r"죽여버|죽일(?:거|꺼|것|래|까|생각|놈|년)|죽이고싶|죽이러|다죽이|다죽여|죽여야|칼(?:로|을|들고"
    r"|가지고|갖고)?[^.?!]{0,6}(?:찌르|찔러|쑤시|휘두|찾아가|간다|갈거|들고가)|찔러(?:버|죽)"
    r"|(?<!이)불(?:을)?(?:확)?(?:싸)?(?:지르|지른|지를|질러|질렀|지릅|질르)|(?<!이)불(?:을)?확|폭파|(?<!원자)폭탄|방화(?:할|하|해)|해치(?:고싶|울|겠|려)"
    r"|가만(?:히)?(?:안(?:둬|둔|두|놔)|두지않|놔두지)|테러(?:할|하)|총(?:으로)?쏴|패버리|패죽|없애버리"
    r"|박살내(?:러|주러|버리러)"
)
EMERGENCY = re.compile(
    r"숨(?:을|이)?(?:잘|제대로)?(?:안|못)(?:쉬|쉴|쉰|쉬어)|숨(?:을)?쉬지(?:를)?(?:않|못)|숨이(?:막|멎"
    r"|차서죽)|숨쉬(?:기|는것도?|는게)[^.?!]{0,5}(?:힘|어려|답답|안돼)|가슴(?:이"
    r"|을)?[^.?!]{0,6}(?:조여|쥐어짜|터질)|사고(?:가)?났[^.?!]{0,10}(?:다쳤|다친|피가|사람|크게|지금)"
    r"|사람이(?:다쳤|치였|차에|물에|떨어졌|깔렸)|의식(?:이|을)?(?:없|잃|불명)|(?:사람|할머니|할아버지"
    r"|아빠|엄마|아버지|어머니|남편|아내|아이|애|아기|친구|누가|아저씨|아주머니|동생|어르신)(?:이|가"
    r"|께서)?[^.?!]{0,8}(?:쓰러|기절|안일어|못일어|안깨어|의식)"
    r"|쓰러졌|심장(?:마비|이멎|이멈)|심정지|피(?:가|를)?(?:너무|계속|많이|엄청|막){1,2}(?:나|흘|나와"
    r"|쏟)|피가(?:안멈|멈추지)|불(?:이)?(?:났어|났는|났다|났습|나고|붙었)|불이야|화재(?:가)?(?:났"
    r"|발생했)|연기가(?:나|자욱|가득)|가스(?:가)?(?:새|누출|냄새)|물에(?:빠졌|빠진)|질식|경련(?:을"
    r"|이)?(?:해|하고|일)|발작(?:을|이)?(?:해|하고|일)|심근경색|뇌졸중인|(?:119|구급차"
    r"|앰뷸런스)(?:좀)?(?:불러|보내)|칼에?찔(?:렸|려)|총에맞|살려(?:줘|주세|주십|달)|살려요|구해(?:줘"
    r"|주세요)(?:제발|빨리)?|도와주세요(?:제발|빨리)|제발(?:좀)?도와|지금(?:너무)?위험(?:해|한)"
    r"|위급(?:해|합|한상황이)|응급(?:환자|상황)?(?:이에|예요|입니다|이야|발생|인데빨리)|(?:약|독|세제"
    r"|농약|락스)(?:을|를)?(?:잘못)?(?:마셨|삼켰)|아기가?(?:삼켰|안울)|건물이?무너|갇혀서못"
)
DISTRESS = re.compile(
    r"우울(?:해|하|증(?:인|이|같))|너무힘들|정말힘들|진짜힘들|(?:^|요즘|마음이|많이)힘들(?:어(?:요|$)"
    r"|다$)|지쳤어|외로(?:워|웠|움을)|불안(?:해요|하고|해서|해죽)|공황|무기력|내편(?:이)?(?:아무도)?없"
    r"|아무도(?:없|나를|내|절|저를)|혼자(?:인것|라고느|뿐|만남)|눈물(?:이|만)(?:나|계속)|울고싶"
    r"|미칠것같|미치겠어|친구가(?:하나도|아무도)?없|의미가?없(?:어|는것)|잠(?:을|이)?(?:통)?(?:못자"
    r"|안와)"
)

_ENGLISH: tuple[tuple[CrisisKind, str], ...] = (
    (
        "emergency",
        (
            r"can'?t breathe|cannot breathe|not breathing|stopped breathing|unconscious|passed out|collapsed"
            r"|heart attack|having a stroke|having a seizure|bleeding (?:a lot|badly|heavily|out)"
            r"|won'?t stop bleeding|there'?s a fire|is on fire|house fire|gas leak|overdos|swallowed (?:bleach"
            r"|poison|pills)|drowning|call (?:an )?ambulance|need an ambulance|help me please|save me"
            r"|fire in (?:my|our|the)|(?:took|taken) (?:too many|a lot of|all (?:my|the)"
            r"|a bottle of) (?:\w+ )?(?:pills|tablets|medicine)|been stabbed|been shot"
        ),
    ),
    (
        "self_harm",
        (
            r"suicid|k[i!1]ll(?:ing)? (?:my|him|her|them)?sel(?:f|ves)|want(?:ed|s)? to die|wanna die"
            r"|wish i (?:was|were) dead|wish i wasn'?t (?:here|alive)|better off (?:dead|without me)|end (?:my"
            r"|it) (?:life|all)|ending (?:my life|it all)|take my (?:own )?life|hurt(?:ing)? myself"
            r"|harm(?:ing)? myself|self[- ]?harm|cut(?:ting)? myself|don'?t want to (?:live|be alive"
            r"|be here anymore|exist|wake up)|no (?:reason|point) (?:to|in) liv|can'?t go on|can'?t take (?:it"
            r"|this) any ?more|nothing to live for|disappear forever|want to disappear|jump off|hang myself"
            r"|not be here any ?more|everyone would be better|ending it\b|(?:isn'?t|not) worth living"
            r"|(?:nobody|no one|anyone) would (?:miss|notice|care)|if i (?:died|were dead|was dead|disappeared"
            r"|were gone|was gone)|tired of (?:living|being alive|life)|hate (?:my life|being alive|living)"
            r"|see no (?:future|way out)|saying goodbye to everyone|my (?:last|final) (?:goodbye|message|note)"
            r"|suicide note|i'?m a burden"
        ),
    ),
    (
        "sexual_violence",
        (
            r"\braped?\b|sexual(?:ly)? (?:assault|abus|harass)|molest|touch(?:ed|es|ing) me (?:down"
            r"|inappropriately|without|there)|forced me to (?:have sex|kiss)|nudes?\b.*(?:leak|spread|shar"
            r"|threat)|revenge porn|deepfake of me|grooming"
        ),
    ),
    (
        "child_abuse",
        (
            r"my (?:dad|mom|mum|father|mother|parents?|stepdad|stepmom|step-?father|step-?mother|uncle|teacher"
            r"|grandpa|grandfather)(?: \w+){0,3} (?:hits?|hitting|beats?|beating|hurts?|hurting|slaps?|kicks?"
            r"|chokes?|locks?|starves?|abus\w+|threatens?|touch\w+|scares?|punch\w+)|(?:unsafe|not safe|scared"
            r"|afraid) at home|child abuse|being abused|abused at home|afraid (?:to go|of going) home"
            r"|ran away from home|kicked me out"
        ),
    ),
    (
        "domestic_violence",
        (
            r"my (?:husband|wife|boyfriend|girlfriend|partner|ex)(?: \w+){0,3} (?:hits?|hitting|beats?|beating"
            r"|hurts?|hurting|slaps?|chokes?|threatens?|threatening|stalks?|stalking)|domestic violence"
            r"|being stalked|stalking me|following me"
        ),
    ),
    (
        "school_violence",
        (
            r"bull(?:y|ied|ies|ying)|(?:kids|classmates|students|they|boys|girls)(?: \w+){0,4} (?:hit|hitting"
            r"|beat|beating|kick|kicking|hurt|hurting|tease|teasing|pick on|picking on|make fun of"
            r"|making fun of) me|beaten up at school|afraid (?:to go|of going) to school"
        ),
    ),
    (
        "violence",
        (
            r"(?:someone|he|she|they|a man|man) (?:is |are )?(?:hit|hits|hitting|beat|beats|beating"
            r"|attack(?:ed|ing|s)?|threaten(?:ed|ing|s)?) (?:me|to kill me)|(?:hit|beat) me|threaten(?:ed"
            r"|ing)? (?:to kill|me)|kidnapp|held (?:me )?against my will|has a knife|has a gun|i(?:'m"
            r"| am) being (?:attacked|followed)"
        ),
    ),
    (
        "threat",
        (
            r"(?:i'?ll|i will|i'?m going to|gonna|i want to|going to) (?:kill|stab|shoot|hurt|bomb|burn"
            r"|murder) (?!my ?self|it\b|time\b)|blow (?:up|it up)|burn (?:it|the place|this place|you) down"
            r"|set (?:it|the \w+) on fire|make you pay with|(?:bring|bringing|take|come with"
            r"|coming with) (?:a |my )?(?:knife|gun|bomb)"
        ),
    ),
    (
        "distress",
        (
            r"\bdepress(?:ed|ion)|so lonely|feel(?:ing)? (?:so )?(?:alone|hopeless|empty|worthless|numb)"
            r"|panic attack|so anxious|nobody (?:cares|likes me|loves me)|no friends|can'?t stop crying"
            r"|overwhelmed|i can'?t sleep"
        ),
    ),
)
ENGLISH: list[tuple[CrisisKind, re.Pattern[str]]] = [
    (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ENGLISH
]
ENGLISH_EXCUSES = re.compile(
    r"suicide (?:prevention )?(?:hotline|line|number)s?|(?:dying|killing me|to die) (?:to know"
    r"|of (?:hunger|boredom|heat)|for a)"
    r"|kill(?:ing)? (?:some )?time|(?:would|could|'d|might|i) kill for (?:a|an|some|one|that|the)\b"
    r"|\b(?:deadline|homework|heat|cold|traffic|suspense|paperwork|hunger|job|work|exams?|queue|wait|noise|feet|back|head"
    r"|knees?|legs?|shoes|allergies|weather|commute|rent|bureaucracy)(?: \w+)? (?:is|are)(?: really)? killing(?: me)?",
    re.IGNORECASE,
)
