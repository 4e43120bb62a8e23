"""The source check finds what a starter procedure claims and its source does not say."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.check_sources import english_values, figures, korean_values, main, squeeze_lines, stands_in

LAW = "이사 신고법"
ARTICLE = (
    "**①** 새 집에 든 날부터 14일 이내에 신고하여야 한다. <개정 2019.6.4>\n  1. 세율: 100분의 3\n  4. 다른 것은 1,000원"
)
TODAY = date(2026, 11, 22)


@pytest.fixture
def law_kr(tmp_path: Path) -> Path:
    folder = tmp_path / "law_kr"
    folder.mkdir()
    rows = [{"law": LAW, "article": "제16조 (이동)", "text": ARTICLE}]
    _write_gzip(folder / "articles_core.jsonl.gz", rows)
    _write_gzip(folder / "articles_all.jsonl.gz", rows)
    index = json.dumps({"law": LAW, "effective": "2025-07-22"}, ensure_ascii=False)
    (folder / "laws_index.jsonl").write_text(index + "\n", encoding="utf-8")
    return folder


def _write_gzip(path: Path, rows: Sequence[dict[str, str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _starter(tmp_path: Path, **changes: str) -> Path:
    fields = {
        "ko": "이사하면 14일 이내에 신고합니다.",
        "en": "Report within 14 days.",
        "evidence": "새 집에 든 날부터 14일  이내에 신고",
        "text_version": "2025-07-22",
        "article": "제16조제1항",
        "kind": "statute",
    } | changes
    folder = tmp_path / "starter" / "complaints"
    folder.mkdir(parents=True)
    (folder / "move.toml").write_text(
        f'''id = "move"
collection = "complaints"
[[sections]]
kind = "deadline"
ko = "{fields["ko"]}"
en = "{fields["en"]}"
sources = ["act-16"]
[[sources]]
key = "act-16"
kind = "{fields["kind"]}"
name = "{LAW}"
article = "{fields["article"]}"
text_version = {fields["text_version"]}
url = "https://example.org/law"
evidence = "{fields["evidence"]}"
''',
        encoding="utf-8",
    )
    return tmp_path / "starter"


def _report(starter: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((starter / "source_check.json").read_text(encoding="utf-8"))
    return report["complaints/move"]["act-16"]


def _check(law_kr: Path, starter: Path, today: date = TODAY) -> int:
    return main([str(law_kr), "--starter", str(starter), "--today", today.isoformat()])


def test_accepts_a_source_whose_words_and_date_hold_and_writes_what_it_saw(law_kr: Path, tmp_path: Path) -> None:
    starter = _starter(tmp_path)

    assert _check(law_kr, starter) == 0

    entry = _report(starter)
    assert entry["found"] is True
    assert len(entry["sha256"]) == 64
    assert entry["text_version"] == "2025-07-22"
    assert entry["checked_on"] == "2026-11-22"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"evidence": "30일 이내에 신고"}, "its evidence does not stand"),
        ({"article": "제17조"}, "no `제17조`"),
        ({"text_version": "2024-01-01"}, "is not the effective date"),
        ({"ko": "15일 이내에 신고합니다.", "en": "In time."}, "`15일` stands in none of its sources"),
        ({"en": "Report within 41 days."}, "English states 41"),
    ],
)
def test_refuses_what_the_statute_does_not_carry(
    law_kr: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str], complaint: str
) -> None:
    assert _check(law_kr, _starter(tmp_path, **changes)) == 1
    assert complaint in capsys.readouterr().out


def test_refuses_a_text_that_is_not_yet_in_force(
    law_kr: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _check(law_kr, _starter(tmp_path), date(2025, 7, 21)) == 1
    assert "is not in force on 2025-07-21" in capsys.readouterr().out


def test_lists_an_ordinance_as_official_with_its_origin(law_kr: Path, tmp_path: Path) -> None:
    starter = _starter(tmp_path, kind="ordinance", evidence="배출 14일 전")

    assert _check(law_kr, starter) == 0

    entry = _report(starter)
    assert entry["official"] == "not in the statute set"
    assert entry["origin"] == "https://example.org/law"


@pytest.mark.parametrize(
    ("figure", "stands"),
    [("14일", True), ("4일", False), ("100분의3", True), ("1000원", True), ("2019", False)],
)
def test_a_figure_stands_only_as_a_whole_and_not_in_an_amendment_note(figure: str, stands: bool) -> None:
    assert stands_in(figure, squeeze_lines(ARTICLE)) is stands


def test_reads_korean_amounts_and_english_numbers_as_the_same_values() -> None:
    assert figures("3천만원 이하, 100분의 5") == {"3천만원", "100분의5"}
    assert 165_000_000 in korean_values("1억6천500만원")
    assert english_values("up to 30 million won or 5,000") == {30_000_000, 5_000}


def test_of_two_laws_of_one_name_the_newer_is_read(law_kr: Path, tmp_path: Path) -> None:
    old = {"law": LAW, "kind": "군정법령", "article": "제16조", "text": "옛 법"}
    new = {"law": LAW, "kind": "법률", "article": "제16조 (이동)", "text": ARTICLE}
    _write_gzip(law_kr / "articles_core.jsonl.gz", [])
    _write_gzip(law_kr / "articles_all.jsonl.gz", [old, new])
    index = [
        {"law": LAW, "kind": "법률", "effective": "2025-07-22"},
        {"law": LAW, "kind": "군정법령", "effective": "1947-03-14"},
    ]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in index)
    (law_kr / "laws_index.jsonl").write_text(text, encoding="utf-8")
    assert _check(law_kr, _starter(tmp_path)) == 0
