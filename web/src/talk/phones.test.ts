import { expect, test } from "vitest";

import { crisisNumbers, piecesOf } from "./phones";

test("the numbers of a crisis answer can be called, each once", () => {
  const sentences = ["자살예방 상담전화 109로 지금 전화할 수 있어요.", "109, 1388, 1577-0199 모두 24시간이에요."];

  expect(crisisNumbers(sentences)).toEqual(["109", "1388", "1577-0199"]);
});

test("amounts, days and articles are no telephone numbers", () => {
  const text = "119일 안에 120만 원을 내고 제112조를 보세요. 112명, 1,388원, 110.5%";

  expect(piecesOf(text, { crisis: true })).toEqual([{ text, phone: null }]);
});

test("outside a crisis only whole numbers are linked", () => {
  expect(piecesOf("120으로, 또는 02-120, 02-2133-6000으로 전화하세요.", { crisis: false })).toEqual([
    { text: "120으로, 또는 ", phone: null },
    { text: "02-120", phone: "02120" },
    { text: ", ", phone: null },
    { text: "02-2133-6000", phone: "0221336000" },
    { text: "으로 전화하세요.", phone: null },
  ]);
});

test("a sentence without numbers is one piece", () => {
  expect(piecesOf("천천히 말씀해 주세요.", { crisis: true })).toEqual([{ text: "천천히 말씀해 주세요.", phone: null }]);
});
