"""What officials say while they draft a petition; each states nothing that a source would have to carry."""

from __future__ import annotations

from agents.phrases import Phrase
from core.petitions import DraftPart, PetitionKind

KINDS: dict[PetitionKind, Phrase] = {
    "other": Phrase("불편을 알리고 처리를 요청하는 민원", "a petition that asks the city to act"),
    "suggestion": Phrase("건의 민원", "a suggestion to the city"),
    "grievance": Phrase("부당한 처리를 바로잡아 달라는 고충민원", "a grievance about how you were treated"),
    "inquiry": Phrase("질의 민원", "a written inquiry"),
}
BEGUN = Phrase(
    "말씀하신 것은 {kind}이에요. 제가 초안을 써 드릴게요.",
    "This is {kind}. I will write the draft for you.",
)
BEGUN_BLANK = Phrase("네, 제가 민원 초안을 써 드릴게요.", "All right, I will write a petition for you.")
ASKS: dict[DraftPart, Phrase] = {
    "text": Phrase("어떤 일인지 말씀해 주세요.", "Please tell me what it is about."),
    "place": Phrase("어디에서 있는 일이에요?", "Where is it?"),
    "occurred": Phrase("언제부터, 또는 언제 그랬나요?", "When did it happen, or since when?"),
    "wish": Phrase("어떻게 해 주기를 바라세요?", "What would you like the city to do?"),
}
ASKS_OFFICE = Phrase("어느 기관이나 부서에서 있었던 일이에요?", "At which office did it happen?")
MAY_SKIP = Phrase("모르거나 말하고 싶지 않으면 건너뛰어도 돼요.", "You may skip this.")
NAMES: dict[DraftPart, Phrase] = {
    "text": Phrase("내용", "What"),
    "place": Phrase("장소", "Where"),
    "occurred": Phrase("때", "When"),
    "wish": Phrase("바라는 것", "Wish"),
}
WRITTEN = Phrase("이렇게 적었어요.", "This is what I wrote.")
PART = Phrase("{part}: {said}.", "{part}: {said}.")
CHANGED = Phrase("고쳤어요.", "I changed it.")
SIGN = Phrase(
    "맞으면 화면의 민원 카드에 이름과 주소, 연락처를 직접 적고 서명해 주세요.",
    "If it is right, write your name, address and contact on the petition card on the screen, and sign it.",
)
NEVER_SIGNS = Phrase(
    "접수는 서명하셔야 되고, 제가 대신할 수는 없어요.",
    "Only your signature files it; I cannot do that for you.",
)
MAY_CORRECT = Phrase("고칠 것이 있으면 말씀해 주세요.", "Tell me if anything should be changed.")
WHAT_TO_CHANGE = Phrase("무엇을 어떻게 고칠까요?", "What should I change, and how?")
DROPPED = Phrase(
    "네, 민원 초안을 지웠어요. 접수된 것은 없어요.",
    "All right, I have deleted the draft. Nothing was filed.",
)
STILL_OPEN = Phrase("쓰던 민원 초안은 그대로 있어요.", "Your petition draft is still here.")
HIDDEN = Phrase(
    "주소나 번호는 제가 가렸어요. 필요하면 민원 카드에 직접 적어 주세요.",
    "I have hidden an address or a number. Write it on the petition card if it is needed.",
)
ELSEWHERE = Phrase(
    "이 자리에서는 이름 없이 이야기만 들어요. 민원은 {official} 써 드려요.",
    "Here I only listen, without names. {official} can write a petition for you.",
)
OFFER = Phrase(
    "원하시면 여기서 제가 민원 초안을 써 드릴 수도 있어요.",
    "If you like, I can write the petition for you here.",
)
STANDS = Phrase("민원번호 {number}, 지금은 {state} 상태예요.", "Petition {number}: {state}.")
UNTIL = Phrase("처리 기한은 {due}예요.", "It is due {due}.")
UNTIL_ACCEPTED = Phrase(
    "처리 기한은 지금 계산으로 {due}이고, 접수되면 확정돼요.",
    "As reckoned now it is due {due}; that is settled once it is accepted.",
)
FOLLOW = Phrase(
    "민원번호와 이름을 화면에 적으면 어디까지 왔는지 볼 수 있어요. 이름은 여기서 말씀하지 마세요.",
    "Write the petition number and your name on the screen to see how it stands. Do not say your name here.",
)
OPTIONS: dict[str, Phrase] = {
    "skip": Phrase("건너뛸게요", "Skip this"),
    "change": Phrase("고칠 게 있어요", "Change something"),
    "drop": Phrase("민원 그만 쓸게요", "Drop the petition"),
    "begin": Phrase("민원 넣을게요", "I want to file a petition"),
}
