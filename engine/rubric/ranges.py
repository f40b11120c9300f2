"""Ranges as official tables write them: ``80%(含)-90%``, ``=0``, ``±10%以内``, ``90%以上``, ``大于30%``, ``[60,80)``.

以上, 以下 and 以内 take in the number itself, 超过, 不满 and 以外 don't (《民法典》第一千二百五十九条); but tables write
“60以下” beside “60(含)-80” and mean less than 60, so a range that says (含) goes before these words. An end with no word
and no (含) or (不含) is settled by its neighbour: where the range beside it takes the number in, this one leaves it out.
Where neither says so, nobody can know, and the range is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Sequence

from ..exact import ends, percent, plain

# What tables call whatever value they look at.
ANY_VALUE = frozenset({"x", "X", "s", "S", "k", "K", "r", "R", "n", "N", "a", "A", "值", "率", "比率", "比例", "指标值", "实际值",
                       "完成值", "结果", "得分", "总分", "分数"})
OTHER = ("其他", "其它", "其余", "其他情况", "其他情形")
NUMBER = r"(?P<{0}>[-−－]?\d+(?:\.\d+)?)(?P<{0}unit>%|个百分点|百分点|[^\d()\[\]至到~≤≥<>=\-,]{{0,4}}?)"
MARK = r"(?P<{0}mark>\([^()]*含[^()]*\))?"
SAID = re.compile(r"(?P<no>不)?(?:包)?含(?:本数)?(?P<at>[^含不包]*)")
DASH = r"(?:-|—+|~|至|到)"
BETWEEN = re.compile(NUMBER.format("low") + MARK.format("low") + DASH + NUMBER.format("high")
                     + MARK.format("high") + r"(?P<inside>(?:以|之)内|之间)?" + MARK.format("end"))
BOUND = re.compile(r"(?P<sign>≥|≤|>|<|=|(?:大于|高于|小于|低于)(?:或)?等于|不低于|不少于|不小于|高于|大于|超过|"
                   r"低于|小于|少于|不足|不满|不超过|不高于|不大于|等于|达到)" + NUMBER.format("at"))
WORD = re.compile(NUMBER.format("at") + MARK.format("at") + r"(?P<word>(?:及)?以[上下内外])?"
                  + MARK.format("end"))
# The unit behind the bracket: 8(含)分以上 for 8分(含)以上.
MARK_FIRST = re.compile(r"(\d)(\([^()]*含[^()]*\))(%|个百分点|百分点|分|[^\W\d以至到之及且并而但]{1,4}(?=以|至|到|之|及|-|~|$))")
BRACKETS = re.compile(r"(?P<left>[\[(])" + NUMBER.format("low") + "," + NUMBER.format("high") + r"(?P<right>[\])])")
SIGNS = {
    **{f"{word}{joint}等于": (side, True) for word, side in (("大于", ">"), ("高于", ">"), ("小于", "<"), ("低于", "<"))
       for joint in ("", "或")},
    "≥": (">", True), "不低于": (">", True), "不少于": (">", True), "不小于": (">", True), "达到": (">", True),
    ">": (">", False), "高于": (">", False), "大于": (">", False), "超过": (">", False),
    "≤": ("<", True), "不超过": ("<", True), "不高于": ("<", True), "不大于": ("<", True),
    "<": ("<", False), "低于": ("<", False), "小于": ("<", False), "少于": ("<", False), "不足": ("<", False),
    "不满": ("<", False), "=": ("=", True), "等于": ("=", True),
}
# A condition written out in a table: 80%≤执行率<90%, 率<60%; the name is the value's own.
NAMED = re.compile(r"^(?:(?P<low>[\d.]+[^≥≤><=\d]*)(?P<left>[≥≤><]))?(?P<name>[^\d≥≤><=±()\[\]~-]+)(?P<right>[≥≤><=])"
                   r"(?P<high>[\d.]+[^≥≤><=\d]*)$")
TURNED = {"≤": "≥", "≥": "≤", "<": ">", ">": "<"}
HALF = str.maketrans("０１２３４５６７８９．％（）［］，＜＞＝～﹣–－−", "0123456789.%()[],<>=~----")


@dataclass(frozen=True)
class End:
    """One end of a range: the number, whether the range takes it in (None: not said), and how it is written.

    ``weak``: only 以上, 以下 or 以内 says so.
    """

    at: Fraction
    closed: bool | None
    text: str
    weak: bool = False


@dataclass(frozen=True)
class Range:
    """What a text says; None for an end that is not there. ``both``: it bounds the deviation either way (±)."""

    text: str
    low: End | None = None
    high: End | None = None
    both: bool = False
    other: bool = False

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in it; its ends must be settled."""
        size = abs(value) if self.both else value
        above = self.low is None or size > self.low.at or (bool(self.low.closed) and size == self.low.at)
        return above and (self.high is None or size < self.high.at or (bool(self.high.closed) and size == self.high.at))

    def condition(self, value: str) -> str:
        """The range as a condition on a formula: ``80% ≤ 执行率 ＜ 90%``."""
        subject = f"绝对值（{value}）" if self.both else value
        if self.low is not None and self.high is not None and self.low.at == self.high.at:
            return f"{subject} ＝ {self.low.text}"
        if self.low is not None and self.high is not None:
            return (f"{self.low.text} {'≤' if self.low.closed else '＜'} {subject} "
                    f"{'≤' if self.high.closed else '＜'} {self.high.text}")
        if self.low is not None:
            return f"{subject} {'≥' if self.low.closed else '＞'} {self.low.text}"
        return f"{subject} {'≤' if self.high and self.high.closed else '＜'} {self.high.text if self.high else ''}"


def read_range(text: str) -> Range | None:
    """The range in a text, or None where it isn't one. Ends that say nothing stay unsettled (see ``settle``)."""
    said = re.sub(r"\s", "", text.translate(HALF).replace("≦", "≤").replace("≧", "≥").replace("═", "="))
    said = said.replace(">=", "≥").replace("<=", "≤").replace("==", "=")
    if said in OTHER:
        return Range(text, other=True)
    said = NAMED.sub(lambda found: _turned(found), MARK_FIRST.sub(r"\1\3\2", said))
    both = said.startswith(("±", "正负"))
    rest = said.removeprefix("±").removeprefix("正负")
    for reader in (_brackets, _bound, _word, _between):
        found = reader(rest, text)
        if found is not None:
            return replace(found, both=both)
    return None


def named_in(text: str) -> str:
    """The name that a range written as a condition gives its value (80%≤执行率<90%); empty where it gives none."""
    said = re.sub(r"\s", "", text.translate(HALF).replace("≦", "≤").replace("≧", "≥").replace("═", "="))
    found = NAMED.match(said.replace(">=", "≥").replace("<=", "≤").replace("==", "="))
    return found["name"] if found is not None else ""


def _turned(found: re.Match[str]) -> str:
    """80%≤率<90% as two bounds on what stands in the middle: ≥80%,<90%."""
    low = f"{TURNED[found['left']]}{found['low']}," if found["left"] else ""
    return f"{low}{found['right']}{found['high']}"


def settle(ranges: Sequence[Range]) -> tuple[tuple[Range, ...], tuple[tuple[int, str], ...]]:
    """The ranges with every end settled, and what can't be, each number once: (index of the first of the
    ranges that meet there, the number)."""
    settled: list[Range] = []
    open_ends: list[tuple[int, str]] = []
    for index, item in enumerate(ranges):
        others = [other for number, other in enumerate(ranges) if number != index and other.both == item.both]
        low, high = _settled(item.low, others), _settled(item.high, others)
        open_ends += [(index, end.text) for end in (low, high) if end is not None and end.closed is None
                      and end.text not in {text for _, text in open_ends}]
        settled.append(replace(item, low=low, high=high))
    return tuple(settled), tuple(open_ends)


def _settled(end: End | None, others: Sequence[Range]) -> End | None:
    """The end as its neighbours leave it; unsettled where a neighbour is just as silent."""
    if end is None or (end.closed is not None and not end.weak):
        return end
    marks = [other for item in others for other in (item.low, item.high) if other is not None and other.at == end.at]
    if not marks:
        return replace(end, closed=True)
    said = [other.closed for other in marks if other.closed is not None and not other.weak]
    if said:
        return replace(end, closed=not any(said))
    # 以下 beside a silent end: the law says one thing, the habit of tables another.
    return replace(end, closed=None) if end.weak or any(other.weak for other in marks) else end


def _end(found: re.Match[str], name: str, closed: bool | None, unit: str = "") -> End:
    written = found[name + "unit"] or unit
    value = Fraction(found[name])
    is_share = written in ("%", "个百分点", "百分点")
    amount = value / 100 if is_share else value
    shown = percent(amount) if is_share else (plain(amount) if ends(amount) else str(amount)) + written
    return End(amount, closed, ("－" + shown[1:]) if shown.startswith("-") else shown)


def _mark(*marks: str | None) -> bool | None:
    """What (含) or (不含) says."""
    said = next((mark for mark in marks if mark), None)
    return None if said is None else "不" not in said


def _between(text: str, whole: str) -> Range | None:
    """``80%(含)-90%``; the ends may stand in either order, and a bracket may name the end that it means (含80%)."""
    found = BETWEEN.fullmatch(text)
    if found is None:
        return None
    unit = found["lowunit"] or found["highunit"]
    first, second = _end(found, "low", None, unit), _end(found, "high", None, unit)
    if (found["inside"] or "").endswith("内"):
        second = replace(second, closed=True, weak=True)
    for own, bracket in ((0, found["lowmark"]), (1, found["highmark"]), (1, found["endmark"])):
        for closed, at in _said(bracket, unit):
            first, second = _marked(first, second, own, closed, at)
    return Range(whole, *((first, second) if first.at <= second.at else (second, first)))


def _said(bracket: str | None, unit: str) -> list[tuple[bool, Fraction | None]]:
    """What a bracket says: taken in or not, and of which number where it names one."""
    found = []
    for match in SAID.finditer(bracket or ""):
        number = WORD.fullmatch(match["at"].strip("(),，、;和 "))
        found.append((match["no"] is None, None if number is None else _end(number, "at", None, unit).at))
    return found


def _marked(first: End, second: End, own: int, closed: bool, at: Fraction | None) -> tuple[End, End]:
    """The two ends after one mark: on the end with its number, else on the end before which the bracket stands."""
    target = own if at is None else 0 if at == first.at else 1
    marked = replace((first, second)[target], closed=closed, weak=False)
    return (marked, second) if target == 0 else (first, marked)


def _bound(text: str, whole: str) -> Range | None:
    """``≥90%``; or two such bounds, one below and one above: 大于等于80%且小于90%."""
    found = BOUND.fullmatch(text)
    if found is None:
        pieces = [piece for piece in re.split(r"[,，、且并而但]+", re.sub(r"(?<=[\d%])(?=小于|低于|不足|不满|<|≤)|"
                                                                     r"(?<=以上)(?=\d)|(?<=\))(?=\d)", ",", text)) if piece]
        bounds = [_bound(piece, whole) or _word(piece, whole) for piece in pieces] if len(pieces) == 2 else []
        low, high = (next((getattr(item, side) for item in bounds if item and getattr(item, side)), None)
                     for side in ("low", "high"))
        both = low is not None and high is not None and all(item and not (item.low and item.high) for item in bounds)
        return Range(whole, low, high) if both else None
    side, closed = SIGNS[found["sign"]]
    end = _end(found, "at", closed)
    return Range(whole, end if side in ">=" else None, end if side in "<=" else None)


def _word(text: str, whole: str) -> Range | None:
    """``90%以上``, ``10%以内(不含)``, or a bare number, which is that value alone."""
    found = WORD.fullmatch(text)
    if found is None:
        return None
    word, mark = found["word"] or "", _mark(found["atmark"], found["endmark"])
    if not word:
        end = _end(found, "at", True)
        return Range(whole, end, end) if mark is None else None
    end = _end(found, "at", mark if mark is not None else not word.endswith("外"))
    end = replace(end, weak=mark is None and not word.endswith("外"))
    return Range(whole, end, None) if word[-1] in "上外" else Range(whole, None, end)


def _brackets(text: str, whole: str) -> Range | None:
    found = BRACKETS.fullmatch(text)
    if found is None:
        return None
    unit = found["lowunit"] or found["highunit"]
    return Range(whole, _end(found, "low", found["left"] == "[", unit),
                 _end(found, "high", found["right"] == "]", unit))
