"""The words and signs of the formula language, with every spelling that official texts use for them."""

from __future__ import annotations

from ..figures_text import NUMERALS

SIGNS = {
    **dict.fromkeys("×∗*✕✖⨯", "×"), **dict.fromkeys("÷/∕⁄➗", "÷"),
    **dict.fromkeys("-−–‐‑﹣", "-"), **dict.fromkeys("+﹢", "+"),
    **dict.fromkeys("≤≦⩽", "≤"), **dict.fromkeys("≥≧⩾", "≥"), "<": "<", ">": ">",
    **dict.fromkeys("=═", "="), "≠": "≠",
}
PAIRS = {"<=": "≤", ">=": "≥", "==": "=", "!=": "≠", "<>": "≠", "<═": "≤", ">═": "≥"}
COMPARISONS = frozenset("<≤=≠≥>")
SIGMA = frozenset("Σ∑")
SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ")

AND, OR, NOT = "且", "或", "非"
# Comparisons in words, the longer before what they begin with: 执行率大于等于90%.
COMPARING = {
    **dict.fromkeys(("大于或等于", "大于等于", "高于或等于", "高于等于", "不低于", "不少于", "不小于"), "≥"),
    **dict.fromkeys(("小于或等于", "小于等于", "低于或等于", "低于等于", "不超过", "不高于", "不大于", "不多于"), "≤"),
    **dict.fromkeys(("大于", "高于", "多于", "超过"), ">"), **dict.fromkeys(("小于", "低于", "少于", "不足", "不满"), "<"),
    "不等于": "≠", "等于": "=",
}
CONNECTIVES = {"并且": AND, "且": AND, "或者": OR, "或": OR, "非": NOT, **COMPARING}
ENGLISH_CONNECTIVES = {"and": AND, "or": OR, "not": NOT}
TRUTHS = {"是": True, "否": False}

FUNCTIONS = {
    "若": "if", "如果": "if", "if": "if",
    "min": "min", "最小值": "min", "max": "max", "最大值": "max", "abs": "abs", "绝对值": "abs",
    "sum": "sum", "合计": "sum", "mean": "mean", "平均值": "mean", "count": "count", "计数": "count",
    "round": "round", "四舍五入": "round", "floor": "floor", "向下取整": "floor",
    "ceil": "ceil", "向上取整": "ceil", "mod": "mod", "取余": "mod",
}
SHOWN_FUNCTIONS = {
    "if": "若", "min": "最小值", "max": "最大值", "abs": "绝对值", "sum": "Σ", "mean": "平均值", "count": "计数",
    "round": "四舍五入", "floor": "向下取整", "ceil": "向上取整", "mod": "取余",
}
AGGREGATES = frozenset({"sum", "mean", "count", "min", "max"})
ARITY = {"if": (3, 3), "min": (2, 99), "max": (2, 99), "sum": (2, 99), "mean": (2, 99), "abs": (1, 1),
         "round": (2, 3), "floor": (1, 1), "ceil": (1, 1), "mod": (2, 2)}
MODE_WORDS = {
    "half_up": "half_up", "四舍五入": "half_up", "half_even": "half_even", "四舍六入五成双": "half_even",
    "up": "up", "向上": "up", "down": "down", "向下": "down",
}
SHOWN_MODES = {"half_even": "四舍六入五成双", "up": "向上", "down": "向下"}

POINT_UNITS = frozenset({"百分点", "个百分点"})
SCORE_UNIT = "分"
ROW_PREFIXES = ("每一个", "每个", "每一", "每", "各个", "各", "所有的", "所有", "全部的", "全部", "")

RESERVED = frozenset({*CONNECTIVES, *ENGLISH_CONNECTIVES, *TRUTHS, *POINT_UNITS, SCORE_UNIT, *SIGMA, "若", "if",
                      *(numeral + unit for numeral in NUMERALS for unit in ("个百分点", SCORE_UNIT))})
MAX_LENGTH, MAX_DIGITS, MAX_NESTING, MAX_DEPTH = 2000, 40, 50, 150
