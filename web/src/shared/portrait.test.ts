import { expect, test } from "vitest";

import { headline, portraitOf } from "./portrait";

test("a figure's portrait has its name", () => {
  expect(portraitOf("/avatars/youth.vrm")).toBe("/avatars/youth.webp");
});

test("a title stands alone as a heading", () => {
  expect(headline("the lobby guide")).toBe("Lobby guide");
  expect(headline("120 민원 담당")).toBe("120 민원 담당");
});
