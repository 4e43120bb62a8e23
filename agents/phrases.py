"""What officials say that states no fact: greetings, regrets, offers. No figure, date, number or link stands here."""

from __future__ import annotations

from dataclasses import dataclass

from core.speech import Language


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence in both languages; `{name}` places are filled by `say`."""

    ko: str
    en: str

    def say(self, language: Language, **fields: str) -> str:
        return (self.ko if language == "ko" else self.en).format(**fields)

    def stands_in(self, text: str) -> bool:
        """In either language; of a phrase without places."""
        return self.ko in text or self.en in text


NO_SOURCE = Phrase(
    "그 내용은 제가 확인한 자료에 없어서, 짐작해서 말씀드리지 않을게요.",
    "I have no checked source for that, so I will not guess.",
)
OFFER_PERSON = Phrase(
    "원하시면 사람 담당자를 연결해 드릴게요.",
    "If you like, I can connect you to a person.",
)
NO_VERSION = Phrase(
    "그때를 기준으로 한 자료는 제가 가지고 있지 않아요.",
    "I have no source that was in force at that time.",
)
AS_OF = Phrase("{day} 기준으로 말씀드릴게요.", "This is as of {day}.")
MISSING_PART = Phrase(
    "{part} 제가 확인한 자료에 없어요.",
    "My checked sources say nothing about {part}.",
)
ONLY_NEAR = Phrase(
    "꼭 그 점을 말하는 자료는 찾지 못했어요. 가장 가까운 내용을 말씀드릴게요.",
    "I found no source that says exactly that. This is what comes nearest.",
)
OTHER_CITY = Phrase(
    "저는 서울시 일만 안내해요. 다른 도시가 정한 내용은 그 도시의 시청이나 군청, 구청에 물어봐 주세요.",
    "I only know what Seoul does. What another city gives or rules, please ask its own city hall.",
)
DID_YOU_MEAN = Phrase("혹시 이런 내용을 찾으시나요?", "Did you mean one of these?")
WHICH_ONE = Phrase("어떤 것이 궁금하세요?", "Which one do you mean?")
WHICH_DISTRICT = Phrase(
    "자치구마다 달라요. 어느 구에 사세요?",
    "It differs by district. Which district do you live in?",
)
NOT_THIS_DISTRICT = Phrase(
    "{district}의 기준은 제가 확인한 자료에 없어요.",
    "My checked sources do not cover {district}.",
)
OTHER_OFFICIAL = Phrase("그건 {official} 맡고 있어요.", "That is the work of {official}.")
ASK_AGAIN = Phrase(
    "무엇을 도와드릴까요? 궁금한 것을 한 문장으로 말씀해 주세요.",
    "How can I help? Please tell me your question in one sentence.",
)
NOT_UNDERSTOOD = Phrase(
    "잘 알아듣지 못했어요. 다시 한번 말씀해 주시겠어요?",
    "I did not catch that. Could you say it again?",
)
# Who is at the desk, and when, is the desk's to say: it answers right after this.
PERSON_COMES = Phrase(
    "네, 사람 담당자에게 상담을 요청하고 지금까지의 이야기를 정리해서 전해 둘게요.",
    "Yes, I am asking for a person for you and passing on a summary of our talk.",
)
NEVER_DECIDES = Phrase(
    "되는지 안 되는지는 담당자가 확인해서 결정해요. 저는 조건만 안내해 드려요.",
    "Whether it applies to you is decided by the person in charge. I can only explain the conditions.",
)
NO_ADVICE = Phrase(
    "어디에 투자하면 좋을지는 조언해 드리지 않아요. 절차와 제도만 안내해 드려요.",
    "I give no advice on what to invest in. I explain procedures and rules only.",
)
BOUNDARY = Phrase(
    "그런 말씀에는 답하지 않을게요. 도움이 필요한 일을 말씀해 주시면 도와드릴게요.",
    "I will not respond to that kind of language. Tell me what you need and I will help.",
)
ABUSE_GOES_TO_A_PERSON = Phrase(
    "대화를 이어 가기 어려워서 담당자에게 알릴게요.",
    "We cannot go on like this, so I am letting a person know.",
)
ABUSE_HEARD = Phrase("답답하셨겠어요. 확인된 내용을 알려 드릴게요.", "That sounds frustrating. Here is what I know.")
KEEPS_TO_SOURCES = Phrase(
    "저는 제 안내 기준을 바꾸거나 다른 역할을 하지 않아요. 확인된 자료로 행정 안내만 해 드려요.",
    "I do not change my rules or play another role. I give guidance from checked sources only.",
)
KEEP_IT_PRIVATE = Phrase(
    "개인정보는 말씀하지 않으셔도 돼요. 방금 말씀은 가리고 저장하지 않았어요.",
    "You do not need to tell me personal data. I have hidden it and kept none of it.",
)
NOTHING_TO_REPEAT = Phrase(
    "아직 안내해 드린 내용이 없어요. 무엇이 궁금하세요?",
    "I have not told you anything yet. What would you like to know?",
)
LISTENS = Phrase(
    "그런 일이 있었군요. 어떤 마음이었는지 더 이야기해 줄래요?",
    "I see. Would you like to tell me more about how that felt?",
)
STILL_HERE = Phrase("저는 여기 있을게요.", "I will stay here with you.")
CHECK_IN = Phrase(
    "혹시 지금 위험하거나 견디기 힘든 상황이신가요? 그렇다면 네라고만 하셔도 바로 도와드릴게요.",
    "Are you in danger right now, or is it hard to bear? If so, just say yes and I will help at once.",
)
PLAINLY = Phrase("쉽게 풀어서 말씀드릴게요.", "Let me put it more simply.")
IN_STEPS = Phrase("순서대로 말씀드릴게요.", "Here it is step by step.")
NO_STEPS = Phrase(
    "순서로 나뉜 안내는 제가 확인한 자료에 없어서, 내용을 그대로 말씀드릴게요.",
    "My checked sources give no steps for this, so here is what they say.",
)
FRESH_START = Phrase(
    "네, 처음부터 다시 할게요. 무엇을 도와드릴까요?",
    "All right, let us start again. How can I help?",
)
AS_SOURCED = Phrase(
    "제가 확인한 자료에 있는 내용을 그대로 말씀드렸어요.",
    "I told you what my checked source says, in its own sense.",
)
NO_ANSWER_YET = Phrase(
    "아직 자료를 보고 안내해 드린 내용이 없어요. 무엇이 궁금하세요?",
    "I have not told you anything from a source yet. What would you like to know?",
)
SECOND_QUESTION = Phrase("다음으로 물어보신 것이에요.", "Now to your other question.")
CONFIRMED = Phrase("네, 제가 확인한 자료에도 그렇게 나와 있어요.", "Yes, my checked source says so too.")
CORRECTED = Phrase(
    "그렇게 들으셨군요. 제가 확인한 자료로는 달라요.",
    "I see why you ask. My checked source says otherwise.",
)
OTHER_NUMBER = Phrase(
    "말씀하신 번호는 제가 확인한 번호와 달라요.",
    "That is not the number in my checked source.",
)
WHY_ASKED = Phrase(
    "답이 그에 따라 달라서, 맞게 안내해 드리려고 여쭤봤어요. 말씀하지 않으셔도 괜찮아요.",
    "The answer depends on it, so I asked to get it right. You do not have to say.",
)
IF_UNSURE = Phrase(
    "모르셔도 괜찮아요. 사람 담당자가 함께 확인해 드릴 수도 있어요.",
    "It is all right not to know. A person can also look it up with you.",
)
STILL_OPEN = Phrase(
    "아까 여쭤본 것을 말씀해 주시면 그것도 이어서 안내해 드릴게요.",
    "When you tell me what I asked before, I will go on with that too.",
)
CONDOLENCE = Phrase(
    "삼가 위로의 말씀을 드려요. 서두르지 않으셔도 돼요.",
    "I am very sorry for your loss. There is no hurry.",
)
BEREAVED_HELP = Phrase(
    "신고나 장례처럼 하나씩 함께 알아볼 수 있어요. 무엇부터 도와드릴까요?",
    "We can go through it one thing at a time, such as the reports to make. What shall we begin with?",
)
SORRY_FOR_TROUBLE = Phrase("불편하셨겠어요. 바로 확인해 드릴게요.", "I am sorry for the trouble. Let me check at once.")
LISTENS_TO_ANGER = Phrase(
    "많이 답답하셨겠어요. 어떤 일인지 말씀해 주시면 확인해 드리고, 원하시면 사람 담당자를 연결해 드릴게요.",
    "That must be very frustrating. Tell me what happened and I will check, or I can connect you to a person.",
)
SLOWLY = Phrase(
    "천천히 말씀하셔도 괜찮아요. 지금 안전한 곳에 계세요? 원하시면 사람 담당자를 연결해 드릴게요.",
    "Take your time. Are you somewhere safe? I can connect you to a person if you like.",
)
CHILD_ALONE = Phrase(
    "말해 줘서 고마워요. 혼자 있어서 무서웠겠어요. 제가 여기 있을게요.",
    "Thank you for telling me. Being alone must be scary. I am here with you.",
)
CHILD_SAFE = Phrase(
    "가까이에 믿을 수 있는 어른이 있으면 불러 주세요. 이름이나 주소는 말하지 않아도 돼요. 지금 담당자를 부를게요.",
    "Call a grown-up you trust if one is near. You need not tell me your name or address. I am calling a person now.",
)
NEUTRAL = Phrase(
    "정치나 선거에서 누구를 지지할지는 말씀드리지 않아요. 투표하는 방법은 안내해 드려요.",
    "I take no side in politics or elections. I can explain how to vote.",
)
ABUSE_WARNING = Phrase(
    "이런 말씀이 이어지면 담당자에게 알리고, 그 뒤에도 이어지면 상담을 마칠게요.",
    "If this goes on, I will tell a person, and if it goes on after that, I will end this talk.",
)
TO_GO_ON = Phrase("필요한 일을 말씀해 주시면 도와드릴게요.", "Tell me what you need and I will help.")
LAST_TIME = Phrase(
    "한 번 더 이어지면 상담을 마칠 수밖에 없어요. 필요한 일을 말씀해 주시면 계속 도와드릴게요.",
    "If it happens once more, I have to end this talk. Tell me what you need and I will go on helping.",
)
THREAT_WARNING = Phrase(
    "해치겠다는 말씀은 담당자에게 그대로 보고돼요. 그런 말씀이 이어지면 상담을 마칠게요.",
    "Words about harming us are reported to a person. If they go on, I will end this talk.",
)
TALK_ENDS = Phrase(
    "미리 알려 드린 대로 오늘 상담은 여기서 마칠게요. 도움이 필요하시면 언제든지 다시 찾아 주세요.",
    "As I told you before, I am ending this talk here. You are welcome to come back whenever you need help.",
)
CHILD_NOTICE = Phrase(
    "저는 사람이 아니라 AI예요. 우리가 나눈 말은 끝나면 남겨 두지 않아요. 이름이나 전화번호, 집 주소는 말하지"
    " 않아도 돼요. 어려우면 믿을 수 있는 어른과 같이 해도 좋아요.",
    "I am an AI, not a person. What we say is not kept after we finish. You do not need to tell me your name, number or"
    " address. A grown-up you trust can help you too.",
)
CHILD_ASK = Phrase("무엇이 궁금해요? 편하게 물어봐요.", "What would you like to know? You can ask me anything.")
GUARDIAN_NEEDED = Phrase(
    "그래서 이름과 연락처를 적는 신청이나 예약은 지금 받지 않아요. 보호자와 함께 창구에 와서 동의서에 서명해 내거나,"
    " 보호자가 보호자 이름으로 할 수 있어요.",
    "So I do not take a request or booking that needs them now. Come to the counter with a parent or guardian, who can"
    " sign a consent there, or they can make it in their own name.",
)
HELP_WITHOUT = Phrase(
    "물어보는 것과 이름 없이 하는 상담은 지금처럼 언제든지 할 수 있어요.",
    "You can always ask me things, and talk to a counsellor without your name.",
)
