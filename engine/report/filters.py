"""The filters that official Chinese text needs. They word figures; they don't work them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from ..exact import plain
from ..language_choice import translate, within_quotes
from ..numerals import LIMIT, chinese
from .faults import TemplateFault
from .neutral import neutral, restore
from .shown import Shown, digits, exact, number_text, percent_text, value_text


def printable(value: Any) -> str:
    """What ``{{ … }}`` prints. Raises TemplateFault for what is no text or number."""
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, Markup):
        return restore(str(value))
    if isinstance(value, (str, Shown)):
        return str(value)
    if isinstance(value, date):
        return to_date(value)
    if isinstance(value, bool) or exact(value) is not None:
        return value_text(value)
    kind = translate("空值") if value is None else type(value).__name__
    raise TemplateFault("B612", kind=kind)


def joined_markup(items: Iterable[Any]) -> str:
    """``~``: one text of all; markup stays markup, the rest is neutral beside it."""
    parts = list(items)
    if any(isinstance(part, Markup) for part in parts):
        return Markup("".join(part if isinstance(part, Markup) else neutral(printable(part)) for part in parts))
    return "".join(map(printable, parts))


def _number(value: Any) -> Fraction:
    if isinstance(value, Undefined):
        str(value)
    number = exact(value)
    if number is None:
        raise TemplateFault("B605", detail=translate("“{text}”不是数").format(text=value))
    return number


def thousands(value: Any, places: int | None = None) -> str:
    """千分位: 1388.6 → 1,388.6."""
    number = _number(value)
    return plain(number, digits(number) if places is None else places, grouped=True)


def as_percent(value: Any, places: int | None = None) -> str:
    """百分数: a ratio as a percentage."""
    return percent_text(_number(value), places)


def bare(value: Any) -> str:
    """数字: a figure's text without ``%``, for columns whose head names the unit."""
    return printable(value).removesuffix("%")


def to_wan(value: Any, places: int | None = None) -> str:
    """万元: an amount in 元, in 万元."""
    return number_text(_number(value) / 10**4, "万元", places)


def to_yi(value: Any, places: int | None = None) -> str:
    """亿元: an amount in 万元, in 亿元."""
    return number_text(_number(value) / 10**4, "亿元", places)


def numerals(value: Any) -> str:
    """中文数字: 12 → 十二, 105 → 一百零五."""
    number = _number(value)
    if number.denominator != 1 or abs(number) >= LIMIT:
        raise TemplateFault("B605", detail=translate("“{text}”不是整数").format(text=printable(value)))
    return chinese(int(number))


def some(value: Any) -> str:
    """几: as 中文数字, but 两 before a measure word: 两方面, 三方面."""
    return "两" if _number(value) == 2 else numerals(value)


def rise(value: Any, up: str = "增长", down: str = "下降", same: str = "持平") -> str:
    """增减: the word for a change: above, below or at zero."""
    number = _number(value)
    return up if number > 0 else down if number < 0 else same


def against(value: Any, limit: Any, above: str = "高于", below: str = "低于", same: str | None = None) -> str:
    """高低: the word for a figure against a limit; at the limit ``same``, else as below (未超过)."""
    number, bound = _number(value), _number(limit)
    return above if number > bound else same if same is not None and number == bound else below


def magnitude(value: Any, places: int | None = None) -> str:
    """绝对值: without its sign, for sentences that say 增加 or 减少."""
    if isinstance(value, str):
        return value.removeprefix("-")
    return thousands(abs(_number(value)), places)


def listed(items: Any, quoted: bool = False) -> str:
    """列举: 甲、乙及丙; with ``quoted`` each in “”."""
    texts = _texts(items)
    if quoted:
        texts = list(map(quoted_name, texts))
    return "及".join(filter(None, ("、".join(texts[:-1]), *texts[-1:])))


def quoted_name(value: Any) -> str:
    """引号: “公用经费”, and “‘三公’经费” where the text has quotes of its own."""
    return within_quotes(f"“{printable(value)}”")


def with_commas(items: Any) -> str:
    """顿号: 甲、乙、丙."""
    return "、".join(_texts(items))


def joined(items: Any, mark: str = "") -> str:
    """join: with this mark between."""
    return mark.join(_texts(items))


def _texts(items: Any) -> list[str]:
    if isinstance(items, Undefined):
        str(items)
    if isinstance(items, str) or not isinstance(items, Iterable):
        return [printable(items)]
    return [printable(item) for item in items]


def sentence(value: Any) -> str:
    """句: the text with exactly one full stop at its end; nothing for nothing."""
    text = printable(value).strip()
    ended = text.endswith(("！", "？", "!", "?"))
    return text if ended or not text else text.rstrip("。；;.，,、") + "。"


def fragment(value: Any) -> str:
    """短语: the text without a stop at its end, to go on in the same sentence."""
    return printable(value).strip().rstrip("。；;.，,、")


def cell(value: Any) -> Markup:
    """单元格: text as one table cell; its line breaks stay."""
    return Markup(neutral(printable(value)))


def blank(value: Any, mark: str = "—") -> str:
    """空为: the mark where there is nothing: empty, or zero."""
    number = exact(value)
    empty = number == 0 if number is not None else printable(value).strip("0.%") == ""
    return mark if empty else printable(value)


def to_date(value: Any) -> str:
    """日期: 2021-02-24 → 2021年2月24日."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(printable(value).strip())
    except ValueError:
        raise TemplateFault("B605", detail=translate("“{text}”不是日期").format(text=value)) from None
    return f"{day.year}年{day.month}月{day.day}日"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "千分位": thousands, "百分数": as_percent, "数字": bare, "万元": to_wan, "亿元": to_yi, "中文数字": numerals, "几": some,
    "增减": rise, "高低": against, "绝对值": magnitude, "列举": listed, "顿号": with_commas, "引号": quoted_name, "join": joined,
    "句": sentence, "短语": fragment, "单元格": cell, "空为": blank, "日期": to_date,
}
