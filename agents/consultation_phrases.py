"""What officials say while they prepare a consultation; each states nothing that a source would have to carry."""

from __future__ import annotations

from agents import petition_phrases
from agents.phrases import Phrase
from core.consultations import ConsultationPart

BEGUN = Phrase(
    "네, 투자 상담을 준비해 드릴게요. 몇 가지만 여쭤볼게요.",
    "All right, let us prepare your investment consultation. I will ask you a few things.",
)
MAY_SKIP = Phrase("모르거나 아직 정하지 않으셨으면 건너뛰어도 돼요.", "You may skip whatever you do not know yet.")
ASKS: dict[ConsultationPart, Phrase] = {
    "country": Phrase("어느 나라에서 투자하세요?", "Which country do you invest from?"),
    "sector": Phrase("어떤 업종이에요?", "What kind of business is it?"),
    "amount": Phrase("투자 금액은 얼마쯤 생각하세요?", "About how much do you plan to invest?"),
    "form": Phrase(
        "어떤 형태로 들어오세요? 새 법인, 지점, 연락사무소, 개인사업자, 지분 인수 가운데서 말씀해 주세요.",
        "In which form: a new company, a branch, a liaison office, a sole proprietorship, or buying shares?",
    ),
    "timing": Phrase("언제쯤 시작할 계획이에요?", "When do you plan to start?"),
}
ASKS_AGAIN: dict[ConsultationPart, Phrase] = {
    "country": Phrase("나라 이름을 한 번만 더 말씀해 주세요.", "Please say the name of the country once more."),
    "sector": ASKS["sector"],
    "amount": Phrase(
        "금액을 잘 알아듣지 못했어요. 돈의 단위와 함께 한 번만 더 말씀해 주세요.",
        "I did not catch the amount. Please say it once more with its currency.",
    ),
    "form": Phrase(
        "새 법인, 지점, 연락사무소, 개인사업자, 지분 인수 가운데 어느 쪽에 가까우세요?",
        "Which is closest: a new company, a branch, a liaison office, a sole proprietorship, or buying shares?",
    ),
    "timing": ASKS["timing"],
}
NAMES: dict[ConsultationPart, Phrase] = {
    "country": Phrase("나라", "Country"),
    "sector": Phrase("업종", "Business"),
    "amount": Phrase("금액", "Amount"),
    "form": Phrase("형태", "Form"),
    "timing": Phrase("시기", "Timing"),
}
NOTED = Phrase("{said}, 적어 두었어요.", "I noted {said}.")
CHANGED = Phrase("{part}: {said}. 고쳤어요.", "{part}: {said}. I changed it.")
WRITTEN = Phrase("이렇게 정리했어요. {parts}.", "Here is my note. {parts}.")
NOTHING_WRITTEN = Phrase("적어 둔 내용은 아직 없어요.", "My note is still empty.")
LEFT_OPEN = Phrase("{parts} 아직 정하지 않은 것으로 둘게요.", "Left open: {parts}.")
NEXT_FREE = Phrase(
    "담당자와 상담할 수 있는 가장 빠른 시간은 서울 시각으로 {times}예요.",
    "The next free times with a person, by the clocks of Seoul, are {times}.",
)
ON_THE_CARD = Phrase(
    "화면의 상담 카드에서 내용을 확인하고 시간을 고르시면 예약돼요. 고칠 것이 있으면 말씀해 주세요.",
    "Check it on the card on the screen and choose a time to book. Tell me if anything should be changed.",
)
WHO_DECIDES = Phrase(
    "신고나 비자가 되는지는 담당 기관이 정하고, 어디에 투자할지는 조언하지 않아요.",
    "Whether it is accepted is decided by the authority in charge, and we give no advice on what to invest in.",
)
DROPPED = Phrase(
    "네, 상담 준비를 그만두고 적은 것을 지웠어요. 예약된 것은 없어요.",
    "All right, I stopped and deleted my note. Nothing was booked.",
)
STILL_OPEN = Phrase("준비하던 투자 상담을 이어 갈게요.", "Let us go on with your consultation.")
OFFER = Phrase(
    "원하시면 투자 상담을 준비해 드릴 수도 있어요.",
    "If you like, I can also prepare an investment consultation with a person.",
)
OPTIONS: dict[str, Phrase] = {
    "begin": Phrase("투자 상담 준비할게요", "Prepare an investment consultation"),
    "skip": petition_phrases.OPTIONS["skip"],
    "drop": Phrase("상담 그만할게요", "Stop the consultation"),
    "change": petition_phrases.OPTIONS["change"],
}
