"""Checks every source of the starter knowledge against a copy of the Korean statutes.

    python scripts/check_sources.py PATH_TO_LAW_KR [--only COLLECTION] [--starter DIR] [--report FILE] [--today DATE]

A statute source passes when its article exists, its `evidence` stands verbatim in the article (white space aside),
and its `text_version` is the effective date of the text that was read and not in the future. Where the copy holds a
text that is not in force yet, the source carries the date of the one in force and a `note` that says so. Every figure
that a section speaks must stand in the evidence of one of its sources or in the article behind it; the English may
state no number of its own. Ordinances and notices are not in the statute set: they are listed with their origin, and
their evidence carries the figures. The report holds, per procedure and source: found or not, the sha256 of the
article's text, `text_version`, `checked_on`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))  # run as a file, only its own folder is there

from core.numerals import value_of  # noqa: E402

STARTER = CHECKOUT / "knowledge" / "starter"
ARTICLE_FILES = ("articles_core.jsonl.gz", "articles_all.jsonl.gz")
UNITS = (
    "퍼센트|센티미터|밀리미터|미터|킬로그램|리터|개월|근무시간|시간|원|일|월|년|주|분|초|시"
    "|세대|세|살|명|인|회|번|차례|건|통|장|매|대|배|층|호|개|쪽|%"
)
AMOUNT = r"\d+(?:\.\d+)?(?:[십백천만억조]+\d*)*"
FIGURE = re.compile(rf"{AMOUNT}분의{AMOUNT}|\d+(?:-\d+)+|{AMOUNT}(?:{UNITS})?")
ENGLISH_NUMBER = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(?:\s*(thousand|million|billion))?")
ENGLISH_SCALE = {"": 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

Toml = dict[str, Any]
"""A table of a TOML file, as `tomllib` gives it."""


@dataclass(frozen=True, slots=True)
class Statutes:
    """The articles and effective dates of the laws that the starter names."""

    articles: dict[tuple[str, str], tuple[str, str]]
    """(law, `제16조의2`) -> (heading, text)."""
    effective: dict[str, date]


@dataclass(slots=True)
class Findings:
    """What the check saw, in the order of the files."""

    failures: list[str] = field(default_factory=list[str])
    report: dict[str, dict[str, Toml]] = field(default_factory=dict[str, dict[str, Toml]])
    outside: list[str] = field(default_factory=list[str])


def squeeze(text: str) -> str:
    """`text` without white space, thousands commas and amendment notes such as <개정 2019.6.4>, in Unicode NFC."""
    return "".join(squeeze_lines(text).split())


def squeeze_lines(text: str) -> str:
    """As `squeeze`, but lines stay apart, so that a figure never runs into the number of the next item."""
    without_notes = re.sub(r"<(?:개정|신설|전문개정|본조신설)[^<>]*>", "", unicodedata.normalize("NFC", text))
    without_commas = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", without_notes)
    return re.sub(r"[^\S\n]+", "", without_commas)


def figures(spoken: str) -> set[str]:
    """Numbers with their units as the Korean text states them, white space and thousands commas aside."""
    return set(FIGURE.findall(squeeze(spoken)))


def stands_in(figure: str, haystack: str) -> bool:
    """Whether `figure` occurs in squeezed text as a whole number, not as the tail of a longer one."""
    end = r"(?!\d)" if figure[-1].isdigit() else ""
    return re.search(rf"(?<!\d)(?<!\d\.){re.escape(figure)}{end}", haystack) is not None


def korean_values(text: str) -> set[float]:
    """Every number that Korean text states, as a value: 3천만원 is 30000000."""
    return {value_of(amount) for amount in re.findall(AMOUNT, squeeze(text))} | {
        float(digits) for digits in re.findall(r"\d+(?:\.\d+)?", squeeze(text))
    }


def english_values(text: str) -> set[float]:
    """Every number that English text states in digits, as a value: 30 million is 30000000."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return {float(digits) * ENGLISH_SCALE[scale] for digits, scale in ENGLISH_NUMBER.findall(plain)}


def article_number(locator: str) -> str | None:
    """`제16조의2제1항` -> `제16조의2`; None for what is no article."""
    found = re.match(r"제\d+조(?:의\d+)?", locator)
    return found.group(0) if found else None


def read_statutes(folder: Path, laws: set[str]) -> Statutes:
    """The newest text of each law: the copy also holds the patent act of 1947 and the like under the same name."""
    newest = _newest(folder / "laws_index.jsonl", laws)
    articles: dict[tuple[str, str], tuple[str, str]] = {}
    for name in ARTICLE_FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for row in _rows(lines):
                number = article_number(row["article"])
                if row["law"] in newest and number is not None and row.get("kind") == newest[row["law"]].get("kind"):
                    articles.setdefault((row["law"], number), (row["article"], row["text"]))
    return Statutes(articles, {law: date.fromisoformat(row["effective"]) for law, row in newest.items()})


def _newest(index: Path, laws: set[str]) -> dict[str, dict[str, str]]:
    with index.open(encoding="utf-8") as lines:
        rows = [row for row in _rows(lines) if row["law"] in laws]
    return {row["law"]: row for row in sorted(rows, key=lambda row: row["effective"])}


def _rows(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    for line in lines:
        yield json.loads(line)


def check_procedure(procedure: Toml, statutes: Statutes, *, today: date, findings: Findings) -> None:
    name = f"{procedure['collection']}/{procedure['id']}"
    haystacks: dict[str, str] = {}
    for source in procedure["sources"]:
        haystacks[source["key"]] = squeeze_lines(f"{source['name']}\n{source['evidence']}")
        entry: Toml = {"kind": source["kind"], "name": source["name"], "article": source["article"]}
        if source["kind"] == "statute":
            complaints, digest, text = check_statute(source, statutes, today)
            haystacks[source["key"]] += "\n" + text
            entry |= {"found": not complaints, "sha256": digest}
        else:
            complaints = [] if source["text_version"] <= today else ["its date is in the future"]
            entry |= {"found": None, "official": "not in the statute set", "origin": source["url"]}
            findings.outside.append(f"{name}: {source['name']} {source['article']}")
        entry |= {"text_version": source["text_version"].isoformat(), "checked_on": today.isoformat()}
        entry |= {"note": source["note"]} if "note" in source else {}
        findings.report.setdefault(name, {})[source["key"]] = entry
        findings.failures += [f"{name}: source `{source['key']}`: {complaint}" for complaint in complaints]
    for number, section in enumerate(procedure["sections"], start=1):
        where = f"{name}: section {number} `{section['kind']}`"
        findings.failures += [f"{where}: {complaint}" for complaint in check_section(section, haystacks)]


def check_statute(source: Toml, statutes: Statutes, today: date) -> tuple[list[str], str | None, str]:
    """What is wrong with a statute source, the sha256 of its article, and the article's squeezed text."""
    number = article_number(source["article"])
    found = statutes.articles.get((source["name"], number)) if number else None
    if found is None:
        return [f"no `{source['article']}` of `{source['name']}` in the statute set"], None, ""
    complaints: list[str] = []
    if squeeze(source["evidence"]) not in squeeze(found[1]):
        complaints.append(f"its evidence does not stand in {source['name']} {number}: `{source['evidence']}`")
    effective = statutes.effective.get(source["name"])
    noted = "note" in source and effective is not None and effective > today  # the set holds a coming text of the law
    if source["text_version"] != effective and not noted:
        complaints.append(f"text_version {source['text_version']} is not the effective date {effective} of the text")
    if source["text_version"] > today:
        complaints.append(f"text_version {source['text_version']} is not in force on {today}")
    return complaints, hashlib.sha256(found[1].encode()).hexdigest(), squeeze_lines(found[1])


def check_section(section: Toml, haystacks: dict[str, str]) -> list[str]:
    """Figures that no source of the section carries, and keys that name no source."""
    complaints = [f"names no known source `{key}`" for key in section["sources"] if key not in haystacks]
    if not section["sources"]:
        complaints.append("has no source")
    behind = [haystacks[key] for key in section["sources"] if key in haystacks]
    complaints += [
        f"`{figure}` stands in none of its sources"
        for figure in sorted(figures(section["ko"]))
        if not any(stands_in(figure, haystack) for haystack in behind)
    ]
    known = korean_values(section["ko"])
    complaints += [
        f"English states {value:g}, Korean does not" for value in sorted(english_values(section["en"]) - known)
    ]
    return complaints


def read_procedures(starter: Path, only: str | None) -> list[Toml]:
    paths = sorted(starter.glob(f"{only or '*'}/*.toml"))
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Check the sources of the starter knowledge.")
    parser.add_argument("law_kr", type=Path, help="folder with articles_core, articles_all and laws_index")
    parser.add_argument("--starter", type=Path, default=STARTER)
    parser.add_argument("--report", type=Path, help="default: source_check.json in the starter folder")
    parser.add_argument("--only", help="check one collection and write no report unless --report is given")
    seoul_today = datetime.now(ZoneInfo("Asia/Seoul")).date()
    parser.add_argument("--today", type=date.fromisoformat, default=seoul_today)
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """0 when every source holds, 1 otherwise."""
    options = arguments(argv)
    procedures = read_procedures(options.starter, options.only)
    laws = {s["name"] for p in procedures for s in p["sources"] if s["kind"] == "statute"}
    statutes = read_statutes(options.law_kr, laws)
    findings = Findings()
    for procedure in procedures:
        check_procedure(procedure, statutes, today=options.today, findings=findings)
    report_path = options.report or (None if options.only else options.starter / "source_check.json")
    if report_path is not None:
        text = json.dumps(findings.report, ensure_ascii=False, indent=2, sort_keys=True)
        report_path.write_text(text + "\n", encoding="utf-8")
    for line in findings.outside:
        print(f"official: not in the statute set: {line}")
    for line in findings.failures:
        print(f"FAIL {line}")
    sources = sum(len(entries) for entries in findings.report.values())
    print(f"{len(procedures)} procedures, {sources} sources, {len(findings.failures)} failures")
    return 1 if findings.failures or not procedures else 0


if __name__ == "__main__":
    sys.exit(main())
