import { expect, test } from "vitest";

const files = import.meta.glob<{ default: Words }>("./*/*.json", { eager: true });

type Words = { [key: string]: string | Words };

function keysOf(words: Words, prefix = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${plain(key)}`] : keysOf(value, `${prefix}${key}.`),
  );
}

/** English counts (`_one`, `_other`), Korean does not. */
function plain(key: string): string {
  return key.replace(/_(one|other)$/, "");
}

function blanksOf(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] ?? "").sort();
}

const areas = [...new Set(Object.keys(files).map((path) => path.split("/")[2] ?? ""))];

function words(language: string, area: string): Words {
  return files[`./${language}/${area}`]?.default ?? {};
}

test.each(areas)("every text of %s stands in Korean and in English", (area) => {
  expect(new Set(keysOf(words("en", area)))).toEqual(new Set(keysOf(words("ko", area))));
});

test.each(areas)("the texts of %s leave the same blanks in both languages", (area) => {
  const blanks = (language: string): Map<string, string[]> => new Map(textsOf(words(language, area)).map(([key, text]) => [plain(key), blanksOf(text)]));
  expect(blanks("en")).toEqual(blanks("ko"));
});

function textsOf(value: Words, prefix = ""): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === "string" ? [[`${prefix}${key}`, inner]] : textsOf(inner, `${prefix}${key}.`),
  );
}
