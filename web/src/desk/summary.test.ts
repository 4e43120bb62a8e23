import { expect, test } from "vitest";

import { gist, summaryLines } from "./summary";

const SUMMARY = [
  "이유: 시민이 사람 담당자를 원함",
  "물은 것: 이사했는데 언제까지 신고해야 돼요?",
  "물은 것: 그럼 늦으면요?",
  "안내한 것: 14일 이내에 신고해야 합니다. (근거: 전입신고, 주민등록법 제16조 (거주지의 이동))",
].join("\n");

test("a summary is read line by line, without its references", () => {
  expect(summaryLines(SUMMARY)).toEqual([
    { matter: "asked", text: "이사했는데 언제까지 신고해야 돼요?" },
    { matter: "asked", text: "그럼 늦으면요?" },
    { matter: "told", text: "14일 이내에 신고해야 합니다." },
  ]);
});

test("the last words say best what is wanted, then the last question", () => {
  expect(gist(SUMMARY)).toBe("그럼 늦으면요?");
  expect(gist(`${SUMMARY}\n마지막 말: 사람 바꿔 주세요`)).toBe("사람 바꿔 주세요");
  expect(gist("")).toBe("");
});

test("a line of another form is kept as it is", () => {
  expect(summaryLines("전화로 온 상담")).toEqual([{ matter: null, text: "전화로 온 상담" }]);
});
