"""How many lies of a language model the verifier catches, and how many true rewordings it lets through.

`evals/rephrasings/*.yaml`: written by hand, in `tuned.yaml` those that the verifier was built with. The mutations are
made from every sentence of the starter set, by rules that the verifier does not know.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from agents.faithful import Faithfulness
from core.passages import Passage
from core.sentences import sentences_of
from core.speech import Language
from evals.figures import Share
from knowledge.passages import passages_of
from knowledge.starter import read_starter

FOLDER = Path(__file__).parent / "rephrasings"


class Sentence(BaseModel):
    """One sentence of an official, with rewordings that say the same and rewordings that lie."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    original: str
    language: Language = "ko"
    honest: tuple[str, ...] = ()
    lies: tuple[dict[str, str], ...] = ()
    """Each `{kind: text}`."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """One rewording and whether it may be said."""

    kind: str
    title: str
    original: str
    written: str
    language: Language

    @property
    def honest(self) -> bool:
        return self.kind == "honest"


@dataclass(slots=True)
class Score:
    """What was let through of the honest ones, and what was caught of the lies, by kind."""

    seen: Counter[str] = field(default_factory=Counter[str])
    right: Counter[str] = field(default_factory=Counter[str])
    wrong: list[Reworded] = field(default_factory=list[Reworded])

    def share(self, *kinds: str) -> Share:
        return Share(sum(self.right[kind] for kind in kinds), sum(self.seen[kind] for kind in kinds))

    @property
    def accepted(self) -> Share:
        return self.share("honest")

    @property
    def caught(self) -> Share:
        return self.share(*self.seen.keys() - {"honest"})


def by_hand(name: str) -> list[Reworded]:
    """Those of `tuned` or `held_out`."""
    read = TypeAdapter(tuple[Sentence, ...]).validate_python(yaml.safe_load((FOLDER / f"{name}.yaml").read_bytes()))
    return [reworded for sentence in read for reworded in _reworded(sentence)]


def _reworded(sentence: Sentence) -> Iterator[Reworded]:
    told = [("honest", text) for text in sentence.honest] + [pair for lie in sentence.lies for pair in lie.items()]
    for kind, written in told:
        yield Reworded(kind, sentence.title, sentence.original, written, sentence.language)


def judged(reworded: Iterable[Reworded], faithfulness: Faithfulness) -> Score:
    """By `agents/faithful.py`."""
    score = Score()
    for one in reworded:
        fault = faithfulness.fault(one.written, one.original, title=one.title, language=one.language)
        score.seen[one.kind] += 1
        if (fault is None) == one.honest:
            score.right[one.kind] += 1
        else:
            score.wrong.append(one)
    return score


Change = Callable[[str], str]


def _swapped(one: str, other: str) -> Change:
    """The first place where either stands becomes the other."""
    either = re.compile(f"{one}|{other}")
    return lambda text: either.sub(lambda found: _other(found[0], one, other), text, count=1)


def _other(found: str, one: str, other: str) -> str:
    return re.sub(r"\\b|\(.*?\)", "", other if re.fullmatch(one, found) else one)


def _sub(pattern: str, by: str) -> Change:
    return lambda text: re.sub(pattern, by, text, count=1)


def _figure(text: str) -> str:
    return re.sub(r"(?<!제)(\d+)", lambda found: str(int(found[0]) + 1), text, count=1)


LIES: dict[Language, tuple[tuple[str, Change], ...]] = {
    "ko": (
        ("figure", _figure),
        ("unit", _sub(r"(\d+)일(?= 이내| 안에|까지)", r"\1개월")),
        ("unit", _sub(r"(\d+)만원", r"\1만 달러")),
        ("bound", _swapped("이상", "이하")),
        ("bound", _sub(r"(\d+\S*) 이내", r"\1 이후")),
        ("bound", _sub(r"(\d\S*) 전까지", r"\1 후까지")),
        ("bound", _sub("미만", "이상")),
        ("negation", _sub(r"수 있(?=습니다|어요|고|으)", "수 없")),
        ("negation", _sub(r"수 없(?=습니다|어요|고|으)", "수 있")),
        ("negation", _sub(r"지 않아도 (?:됩니다|돼요)", "면 안 됩니다")),
        ("negation", _sub(r"지 않으면", "면")),
        ("negation", _sub(r"필요합니다\.", "필요 없습니다.")),
        ("modality", _sub(r"([가-힣])야 (?:합니다|해요)", r"\1도 됩니다")),
        ("modality", _sub(r"해야 (?:합니다|해요)", "하지 않아도 됩니다")),
        ("order", _sub(r"(?:한|은|ㄴ) (?:뒤|후)에?(?= )", "하기 전에")),
        ("or", _sub(r"(?<=[가-힣])이나 ", "과 ")),
        ("only", _sub(r"(?<=[가-힣]{2})(?<![지하])만 (?=[가-힣])", "도 ")),
        ("added", lambda text: text.rstrip(".") + ". 수수료는 나중에 돌려받습니다."),
        ("promise", lambda text: text.rstrip(".") + ". 신청하시면 반드시 승인됩니다."),
        ("link", lambda text: text.rstrip(".") + " (www.fast-pay.com)."),
        ("name", _sub(r"구청", "시청")),
        ("name", _sub(r"동 주민센터", "경찰서")),
    ),
    "en": (
        ("figure", _figure),
        ("unit", _sub(r"(\d+) days", r"\1 months")),
        ("unit", _sub(r" won\b", " dollars")),
        ("bound", _sub(r"\bup to (?=\d)", "at least ")),
        ("bound", _sub(r"\bwithin (?=\d)", "after ")),
        ("bound", _sub(r"\bunder (?=\d)", "over ")),
        ("bound", _sub(r"\bat least (?=\d)", "at most ")),
        ("negation", _sub(r"\bcan\b(?! ?not)", "cannot")),
        ("negation", _sub(r"\bcannot\b", "can")),
        ("negation", _sub(r"\b(is|are) (?!not)", r"\1 not ")),
        ("negation", _sub(r"\bnot ", "")),
        ("modality", _sub(r"\bmust\b(?! not)", "may")),
        ("modality", _sub(r"\bdoes not have to\b|\bdo not have to\b", "must not")),
        ("order", _sub(r"\bbefore\b(?! (?:or|and) )", "after")),
        ("order", _sub(r"(?<!or )(?<!and )\bafter\b", "before")),
        ("or", _sub(r"(?<=[a-z]) or (?=[a-z])", " and ")),
        ("only", _sub(r"\b[Oo]nly ", "")),
        ("added", lambda text: text.rstrip(".") + ". The fee is paid back later."),
        ("promise", lambda text: text.rstrip(".") + ". You will definitely receive it."),
        ("link", lambda text: text.rstrip(".") + " (www.fast-pay.com)."),
        ("name", _sub(r"\bdistrict office\b", "police station")),
    ),
}
HONEST: dict[Language, tuple[Change, ...]] = {
    "ko": (
        _sub(r"합니다\.$", "해요."),
        _sub(r"됩니다\.$", "돼요."),
        _sub(r"(있|없)습니다\.$", r"\1어요."),
        _sub(r"해야 (?:합니다|해요)\.$", "하셔야 합니다."),
        _sub(r"(\d\S*) 이내에", r"\1 안에"),
        _sub(r"할 수 (있|없)습니다", r"하실 수 \1습니다"),
        _sub(r"^", "네, "),
    ),
    "en": (
        _sub(r"\bcan(?=not| )", "can"),
        _sub(r"\bcannot\b", "can't"),
        _sub(r"\bdo not\b", "don't"),
        _sub(r"\bdoes not\b", "doesn't"),
        _sub(r"\bmust\b(?! not)", "have to"),
        _sub(r"\bcan\b(?! ?not)", "may"),
        _sub(r"\bpurchase\b", "buy"),
    ),
}


def mutations(passages: Iterable[Passage]) -> Iterator[Reworded]:
    """Of every sentence in Korean and English, by each rule that changes it."""
    for passage in passages:
        if passage.language not in ("ko", "en"):
            continue
        language: Language = "ko" if passage.language == "ko" else "en"
        for sentence in sentences_of(passage.text):
            changes = [*LIES[language], *(("honest", change) for change in HONEST[language])]
            for kind, change in changes:
                written = change(sentence)
                if written != sentence:
                    yield Reworded(kind, passage.title, sentence, written, language)


def main() -> None:
    """`python -m evals.rephrasings`: a minute."""
    faithfulness = Faithfulness()
    scores = {name: judged(by_hand(name), faithfulness) for name in ("tuned", "held_out")}
    starter = (passage for procedure in read_starter() for passage in passages_of(procedure, version=1))
    scores["made from the starter set"] = judged(mutations(starter), faithfulness)
    for name, score in scores.items():
        for told, share in (("true, said", score.accepted), ("lies, caught", score.caught)):
            print(f"{name}: {told}: {share.right} of {share.of}: {share.value} {share.interval}")
        print(json.dumps({kind: [score.right[kind], of] for kind, of in score.seen.items()}))


if __name__ == "__main__":
    main()
