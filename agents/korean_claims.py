"""A Korean sentence taken apart into what it claims, by its morphemes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.claims import Claim, Clause, Role, Word
from agents.korean_morphemes import Analyse, Morpheme
from agents.quantities import Quantity, quantities
from agents.rewordings import FUNCTION, senses_of

_CONTENT = frozenset({"NNG", "NNP", "NNB", "VV", "VA", "XR", "MAG", "MM", "SL", "SH", "NR", "VX", "XSN", "XPN"})
_PREDICATE = frozenset({"VV", "VA", "VX", "XSV", "XSA", "VCP", "VCN"})
_IF = frozenset({"면", "으면", "거든", "ᆫ다면", "는다면", "다면", "라면", "이라면", "자면"})
_EVEN = frozenset({"어도", "아도", "여도", "더라도", "라도"})
_MUST = frozenset({"어야", "아야", "여야", "어야만"})
_BOUNDS = {"이상": "least", "미만": "under", "초과": "over"}  # of what is written without digits, too
_SOME_TIME = frozenset({"날", "때", "그날", "달", "해", "일", "당일", "다음", "그"})
_ANCHORS = {
    "부터": "from", "뒤": "after", "후": "after", "이후": "after", "전": "before", "이전": "before", "앞": "before",
    "대신": "instead", "나중": "after", "까지": "until",
}  # fmt: skip
_ROLES: dict[str, Role] = {
    "이": "subject", "가": "subject", "께서": "subject", "을": "object", "를": "object",
    "에게": "dative", "한테": "dative", "께": "dative", "에게서": "dative",
}  # fmt: skip


def korean_claim(text: str, analyse: Analyse) -> Claim:
    """Of one sentence, or of a few that say one thing."""
    reading = _Reading(tuple(analyse(text)))
    found = quantities(text, "ko")
    return Claim(text, reading.words(found), found, reading.marks(), reading.anchors(found))


@dataclass(slots=True)
class _Reading:
    morphemes: tuple[Morpheme, ...]
    _taken: set[int] = field(default_factory=set[int])
    """Places whose denial or condition is part of a turn of phrase that was counted as a whole."""
    _marks: Counter[str] = field(default_factory=Counter[str])

    def marks(self) -> dict[str, int]:
        for at in range(len(self.morphemes)):
            self._phrase(at)
        for at in range(len(self.morphemes)):
            if at not in self._taken:
                self._plain(at)
        return dict(self._marks)

    def _phrase(self, at: int) -> None:
        """Turns of phrase: `ㄹ 수 없`, `면 안 되`, `지 않아도 되`, `어야 하`, `ㄹ 필요가 없`."""
        form, tag = self.morphemes[at].form, self.morphemes[at].tag
        after = self._past_particles(at + 1)
        follows = self._is(after, "없", "있") or ""
        if form in {"수", "필요"} and tag in {"NNB", "NNG"} and follows:
            names = {("수", "있"): "may", ("수", "없"): "forbid", ("필요", "없"): "need_not"}
            self._count(names.get((form, follows), "needed"), after)
        elif form in {"필요"} and self._is(after, "없이"):
            self._count("need_not", after)
        elif tag == "EC" and form in _IF:
            self._after_if(at)
        elif tag == "EC" and form in _EVEN and self._is(at + 1, "되", "괜찮", "좋"):
            denial = self._denial_before(at)
            self._taken.add(at)
            self._count("may" if denial is None else "need_not", at + 1)
        elif tag == "EC" and form in _MUST:
            self._taken.add(at)
            self._marks["must" if self._is(at + 1, "하", "되") else "only_if"] += 1

    def _after_if(self, at: int) -> None:
        """`면 안 되` forbids, `지 않으면 안 되` obliges, `면 되` is enough."""
        if self._is(at + 1, "안") and self._is(at + 2, "되"):
            self._taken |= {at, at + 1}
            if self._denial_before(at) is None:
                self._count("forbid", at + 2)
        elif self._is(at + 1, "되") and self.morphemes[at - 1].tag != "VCP":
            self._taken.add(at)
            self._marks["suffices"] += 1

    def _denial_before(self, at: int) -> int | None:
        """The place of `않` or `안` in the predicate that ends at `at`, which is then counted no more."""
        start = at - 1
        while start > 0 and self.morphemes[start].tag in {"EP", "XSV", "VV", "NNG", "VX"} and at - start < 5:
            if self.morphemes[start].form == "않":
                break
            start -= 1
        if self.morphemes[start].form in {"않", "안"} and self.morphemes[start].tag in {"VX", "MAG"}:
            self._taken.add(start)
            return start
        return None

    def _plain(self, at: int) -> None:
        form, tag = self.morphemes[at].form, self.morphemes[at].tag
        match (form, tag):
            case ("않", "VX") | ("없", "VA") | ("아니", "VCN"):
                self._count("negated", at)
            case ("안", "MAG"):
                self._count("negated", self._next_predicate(at))
            case ("못하", "VX" | "VV") | ("못", "MAG") | ("말", "VX"):
                place = at if tag != "MAG" else self._next_predicate(at)
                self._count("negated" if self._clause(place) == "if" and form != "말" else "forbid", place)
            case ("없이", "MAG"):
                self._marks["without"] += 0 if self.morphemes[at - 1].form == "지체" else 1
            case ("금지" | "불가" | "불가능", _):
                self._count("forbid", at)
            case ("가능", _) if self._is(at + 1, "하"):
                self._count("may", at + 1)
            case _:
                self._lesser(at, form, tag)

    def _lesser(self, at: int, form: str, tag: str) -> None:
        if tag == "EC" and form in _IF:
            self._marks["if"] += 1
        elif tag == "EC" and form in _EVEN:
            self._marks["even"] += 1
        elif tag in {"NNG", "NNB"} and form in {"경우", "때", "시"} and self.morphemes[at - 1].tag == "ETM":
            self._marks["if"] += 1
        elif form in _BOUNDS and tag == "NNG":
            self._marks[_BOUNDS[form]] += 1
        elif (form == "만" and tag == "JX") or form in {"뿐", "오직", "밖에"}:
            self._marks["only"] += 1
        elif (form in {"이나", "나"} and tag.startswith("J")) or form in {"거나", "또는", "혹은", "든지", "이든", "든"}:
            self._marks["either"] += 1
        elif tag == "ETM" and not self._is(at + 1, "수", "것", "거"):
            self._marks["relative"] += 1

    def _count(self, mark: str, at: int) -> None:
        self._taken.add(at)
        self._marks[f"{mark}:{self._clause(at)}"] += 1

    def _clause(self, at: int) -> Clause:
        """Whether the predicate at `at` is a condition: `~면`, `~는 경우`, `~은 사람`."""
        place = at + 1
        last = 0
        while place < len(self.morphemes) and self.morphemes[place].tag in {"EP", "EC", "ETM", "ETN", "EF", "XSV"}:
            last = place
            place += 1
        return "if" if self._is_condition(last) else "main"

    def _is_condition(self, at: int) -> bool:
        """`~면`, but neither `~면 됩니다` nor `~면 안 됩니다`; and whatever tells somebody or something apart."""
        ending = self.morphemes[at]
        enough = self._is(at + 1, "되") or (self._is(at + 1, "안") and self._is(at + 2, "되"))
        return ending.tag == "ETM" or (ending.tag == "EC" and ending.form in _IF and not enough)

    def _next_predicate(self, at: int) -> int:
        places = range(at + 1, len(self.morphemes))
        return next((place for place in places if self.morphemes[place].tag in _PREDICATE), at)

    def _is(self, at: int, *forms: str) -> str | None:
        """The form at a place, where it is one of these."""
        known = at < len(self.morphemes) and self.morphemes[at].form in forms
        return self.morphemes[at].form if known else None

    def _past_particles(self, at: int) -> int:
        while at < len(self.morphemes) and self.morphemes[at].tag.startswith("J"):
            at += 1
        return at

    def words(self, found: Sequence[Quantity]) -> tuple[Word, ...]:
        """What carries meaning: no particles, endings, figures with their units, and words that only join."""
        return tuple(
            Word(m.form, senses_of(m.form, "ko"), _place(m.start, found), self._role(at), self._predicated(at))
            for at, m in enumerate(self.morphemes)
            if m.tag in _CONTENT and not self._empty(at, found)
        )

    def _empty(self, at: int, found: Sequence[Quantity]) -> bool:
        form, tag = self.morphemes[at].form, self.morphemes[at].tag
        if tag == "VX":
            return form != "내"
        counts = tag in {"NNB", "NR", "NNG", "XSN"} and at > 0 and self.morphemes[at - 1].tag in {"SN", "NR"}
        return form in FUNCTION["ko"] or form in _ANCHORS or (counts and bool(found))

    def _role(self, at: int) -> Role:
        return (
            _ROLES.get(self.morphemes[at + 1].form, "")
            if at + 1 < len(self.morphemes) and self.morphemes[at + 1].tag.startswith("J")
            else ""
        )

    def _predicated(self, at: int) -> Clause:
        """Of a verb, or a noun that one is made of: which clause it is said in; empty for everything else."""
        tag = self.morphemes[at].tag
        place = at if tag in {"VV", "VA"} else at + 1
        if place >= len(self.morphemes) or self.morphemes[place].tag not in {"VV", "VA", "XSV"}:
            return ""
        following = self.morphemes[place + 1] if place + 1 < len(self.morphemes) else None
        if following is None or following.tag == "ETM":
            return ""
        return self._clause(place)

    def anchors(self, found: Sequence[Quantity]) -> frozenset[tuple[str, str]]:
        """`이사한 날부터`, `올린 뒤`: what is before; a figure there is a bound, not an anchor."""
        anchored: set[tuple[str, str]] = set()
        for at, m in enumerate(self.morphemes):
            kind = _ANCHORS.get(m.form)
            if kind is None or m.tag not in {"NNG", "JX", "NNB", "MM", "MAG"} or at == 0:
                continue
            stem = self._counted_from(at)
            if stem:
                anchored.add((kind, stem))
        return frozenset(anchored)

    def _counted_from(self, at: int) -> str:
        for place in range(at - 1, -1, -1):
            form, tag = self.morphemes[place].form, self.morphemes[place].tag
            if tag in {"SN", "SP", "SF"}:
                return ""
            if tag in {"NNG", "NNP", "VV", "VA", "NNB"} and form not in _SOME_TIME and form not in FUNCTION["ko"]:
                return min(senses_of(form, "ko"))
        return ""


def _place(start: int, found: Sequence[Quantity]) -> int:
    return sum(quantity.start < start for quantity in found)
