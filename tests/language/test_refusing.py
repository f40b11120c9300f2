"""What can't be meant is refused, with the code that fits, at the character where it is, in words that help."""

from __future__ import annotations

import time

import pytest

from engine.catalogue import formula_codes
from engine.findings import FindingsError, Place
from engine.language import Scope, Symbol, parse_formula
from engine.language_choice import choose_language

from .cases import HERE, SCOPE, codes, parse

REFUSED = {
    # simpleeval's traps (field notes 2a): silently cut, assigned, misread or dangerous there
    "x = 3": ["B203", "B233"],
    "甲 = 3": ["B233"],
    "1;2": ["B216"],
    "1\n2": ["B207"],
    "甲\n乙": ["B207"],
    "3999999**3999999": ["B212"],
    "甲^2": ["B212"],
    "甲²": ["B212"],
    "10²": ["B212"],
    "甲 × × 乙": ["B212"],
    "'9'*3": ["B214"],
    '"a"': ["B214"],
    "甲.real": ["B215", "B203"],
    "().__class__": ["B215", "B203"],
    "甲[0]": ["B213", "B213"],
    "【甲】": ["B213", "B213"],
    "{甲}": ["B213", "B213"],
    "[x]": ["B213", "B203", "B213"],
    "lambda: 1": ["B203", "B211"],
    "甲 if 乙 else 丙": ["B225", "B203"],
    "1e9999999": ["B221"],
    "1E5": ["B221"],
    "2e-3": ["B221"],
    "nan": ["B203"],
    "inf": ["B203"],
    "None": ["B203"],
    "True": ["B203"],
    "rand()": ["B226"],
    "int(甲)": ["B226"],
    "__import__('os')": ["B226", "B214"],
    "eval(甲)": ["B226"],
    "9" * 41: ["B222"],
    "甲+" * 1000 + "甲": ["B223"],
    "1+" * 200 + "1": ["B246"],
    "(" * 60 + "1" + ")" * 60: ["B224"],
    "-" * 200 + "1": ["B224"],
    "甲 := 3": ["B211"],
    "甲 % 3": ["B217"],
    "5 % 3": ["B218"],
    "100%甲": ["B218"],
    "(甲÷乙)%": ["B217"],
    "甲 // 乙": ["B208"],
    "甲 & 乙": ["B211"],
    "甲!": ["B211"],
    "①": ["B203"],
    "½": ["B211"],
    "1_000": ["B205"],
    "0x10": ["B205"],
    "٣": ["B203"],
    "甲 — 乙": ["B211"],
    "甲——乙": ["B211", "B211"],
    # official text
    "": ["B201"],
    "  \n ": ["B201"],
    "序时进度25%": ["B204"],
    "进度25%": ["B204"],
    "序时进度25": ["B204"],
    "甲2.5": ["B204"],
    "政府采购执行率X": ["B202"],
    "政府采购执行率X + 政府采购X": ["B202", "B202"],
    "执行力 ＋ 天气 ＋ 地理": ["B203", "B203", "B203"],
    "公众或服务对象满意率": ["B202"],
    "本年度在编人数（不含工勤人员）": ["B202"],
    "“三公”经费实际支出": ["B202"],
    "或有负债 ÷ 甲": ["B203"],
    "非经营支出": ["B203"],
    "2万": ["B205"],
    "3个项目": ["B205"],
    "500元/项目": ["B203"],
    "25%甲": ["B218"],
    "5亿 + 2成多": ["B205", "B205"],
    "10①": ["B205"],
    "2 甲": ["B206"],
    "甲 乙": ["B206"],
    "甲（1＋2）": ["B206"],
    "1 234": ["B206"],
    "甲 ＋": ["B208"],
    "甲 × ÷ 乙": ["B208"],
    "× 甲": ["B247"],
    "（甲": ["B209"],
    "甲）": ["B210"],
    "（": ["B209"],
    "（）": ["B248"],
    "甲 => 乙": ["B208"],
    "1.2.3": ["B219"],
    "5.": ["B219"],
    ".5": ["B215"],
    "1,23": ["B219"],
    "1,2345": ["B219"],
    "12,34,567": ["B219"],
    "甲，乙": ["B244"],
    "（甲，乙）": ["B244"],
    "max(1,234)": ["B220"],
    "max(1，234.5, 甲)": ["B220"],
    "max((1,234), 5)": ["B220"],
    "max": ["B225"],
    "Σ甲": ["B225"],
    "最大值": ["B225"],
    "最大直（甲，乙）": ["B226"],
    "abs(1, 2)": ["B227"],
    "若（是，1）": ["B227"],
    "max()": ["B227"],
    "max(甲)": ["B227"],
    "mod(1)": ["B227"],
    "round(甲)": ["B249"],
    "round(甲, 2)": ["B228"],
    "round(甲, 0)": ["B228"],
    "round(甲, -0.1)": ["B228"],
    "round(甲, 乙)": ["B228"],
    "round(甲, 0.1, 1)": ["B229"],
    "round(甲, 0.1, 银行家)": ["B203", "B229"],
    "max(甲, 向上)": ["B229"],
    "max(甲,, 乙)": ["B248"],
    "max(甲, )": ["B248"],
    "甲 、 乙": ["B216"],
    # types
    "甲 ＞ 乙": ["B231"],
    "是": ["B231"],
    "存在违规支出": ["B231"],
    "存在违规支出 + 1": ["B230"],
    "-是": ["B230"],
    "max(是, 1)": ["B230"],
    "若（甲，1，2）": ["B235"],
    "若（是，1，否）": ["B237"],
    "若（是，是，否）": ["B231"],
    "完成状态 + 1": ["B232"],
    "(甲 > 1) × 5": ["B230"],
    # columns
    "Σ(每个季度的执行力)": ["B238"],
    "Σ(各项目的天气)": ["B239"],
    "Σ(支出进度)": ["B240"],
    "Σ(天气)": ["B239"],
    "mean(执行率X)": ["B238"],
    "Σ(执行率 ÷ 支出进度)": ["B241"],
    "Σ(甲)": ["B241"],
    "sum(1)": ["B241"],
    "Σ()": ["B241"],
    "count(1, 2)": ["B227"],
    "Σ(执行率": ["B209"],
    "round(甲": ["B209"],
}
REFUSED_CONDITIONS = {
    "甲": ["B234"],
    "90%": ["B234"],
    "甲 ≥ 60% 且 75%": ["B235"],
    "非 甲": ["B235"],
    "甲 = 是": ["B237"],
    "存在违规支出 > 否": ["B245"],
    "甲 ＜ 乙 ＞ 丙": ["B236"],
    "甲 ≠ 乙 ≠ 丙": ["B236"],
    "≥ 90%": ["B247"],
    "甲 ≥": ["B208"],
    '完成状态 = "已完成"': ["B214"],
    "甲 ≥ 90% 且": ["B208"],
    "且 甲 ≥ 1": ["B247"],
    "甲 ≥ 且 乙": ["B208"],
    "序时进度25% ≤ 甲": ["B204"],
    "甲 ≥ 9折": ["B205"],
    "完成状态 = 完成状态": ["B232", "B232"],
    "甲或有负债 > 1": ["B235", "B203"],
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_a_formula_is_refused(text: str, expected: list[str]) -> None:
    started = time.process_time()
    found = codes(text)
    assert found == expected
    assert time.process_time() - started < 1


@pytest.mark.parametrize(("text", "expected"), REFUSED_CONDITIONS.items())
def test_a_condition_is_refused(text: str, expected: list[str]) -> None:
    assert codes(text, "bool") == expected


def test_every_code_of_the_catalogue_is_shown_by_a_case() -> None:
    shown = {code for found in [*REFUSED.values(), *REFUSED_CONDITIONS.values()] for code in found}
    # Names alike; test_units and test_choices; bounds of percentages (tests/lint/negative).
    elsewhere = {"B242", "B243", *(f"B25{digit}" for digit in range(10)), "B260", "B261"}
    assert {code.id for code in formula_codes.CODES} - shown == elsewhere


@pytest.mark.parametrize(
    "names", [("“三公”经费", '"三公"经费'), ("甲", "甲"), ("人数（男）", "人数(男)"), ("Ａ率", "A率")]
)
def test_names_spelled_alike_are_refused(names: tuple[str, str]) -> None:
    with pytest.raises(FindingsError) as caught:
        Scope([Symbol(names[0]), Symbol(names[1], "value", place=HERE)])
    assert [(item.code, item.place) for item in caught.value.findings] == [("B242", HERE)]


@pytest.mark.parametrize(
    "name", ["且", "或", "非", "是", "100", "90%", "分", "1分", "2个百分点", "（）", "÷", "and", "一个百分点", ""]
)
def test_a_name_that_means_something_else_is_refused(name: str) -> None:
    with pytest.raises(FindingsError) as caught:
        Scope([Symbol(name)])
    assert [item.code for item in caught.value.findings] == ["B243"]


def first_finding(text: str, place: Place = HERE) -> tuple[str, str, Place]:
    """Message, hint and place of the first fault."""
    choose_language("zh")
    with pytest.raises(FindingsError) as caught:
        parse_formula(text, SCOPE, place)
    item = caught.value.findings[0]
    assert item.place is not None
    return item.message, item.hint, item.place


MESSAGES = {
    "甲 ＋ 政府采购执行律": ("没有名为“政府采购执行律”的填报数据或计算值。", "您是不是要写“政府采购执行率”？", 4, 7),
    "甲 × 序时进度25%": (
        "“序时进度”和数字“25%”连在一起，看不出是什么意思。",
        "比较请写“序时进度 ≥ 25%”；只要这个数，请删去“序时进度”；若整个是一个名称，请先声明。",
        4,
        7,
    ),
    "甲 × 2万块": ("数字“2”后面的“万块”不是程序认得的单位。", "可以写 元、万元、人", 4, 3),
    "max(1,234)": (
        "“1,234”在函数的括号里有两种读法：一个数，或者两个数。",
        "是一个数请写 1234；是两个数请在逗号后空一格：1， 234。",
        4,
        5,
    ),
    "甲 乙": ("“甲”和“乙”之间缺少运算符。", "请补上 ＋ － × ÷、比较符号、且、或。", 2, 1),
    "甲 = 3": ("这里要算出一个数，“＝”却是在比较两边是否相等。", "只写等号右边的算式", 0, 5),
    "5 % 3": ("“5 %”后面直接跟着“3”，缺少运算符。", "% 表示百分之几，不是取余数", 0, 5),
    "Σ(每个季度的执行力)": ("“各季度执行情况”里没有可以汇总的列“执行力”。", "您是不是要写“执行率”？", 0, 11),
    "Σ(支出进度)": (
        "“支出进度”可能指几张表：各季度执行情况、项目。",
        "请写明是哪张表，例如：各季度执行情况的支出进度。",
        0,
        7,
    ),
    "abs(1, 2)": ("函数“abs”要有 1 项，现在有 2 项。", "各项之间用逗号隔开。", 0, 9),
    "甲 [0]": ("公式里只能用圆括号，不能用“[”。", "请改成（ ），可以一层套一层。", 2, 1),
    "（甲": ("这个左括号没有对应的右括号。", "请补上“）”。", 0, 1),
}


@pytest.mark.parametrize(("text", "expected"), MESSAGES.items())
def test_the_message_says_what_where_and_how_to_mend_it(text: str, expected: tuple[str, str, int, int]) -> None:
    message, hint, place = first_finding(text)
    assert message == expected[0]
    assert hint.startswith(expected[1])
    assert (place.line, place.column - HERE.column, place.length) == (7, expected[2], expected[3])


def test_every_message_of_every_refusal_can_be_read() -> None:
    for text in REFUSED:
        message, hint, _ = first_finding(text)
        assert "{" not in message.replace("{甲}", "").replace("“{”", "")
        (message + hint).encode("gbk", errors="strict") if text.isascii() else None


def test_lines_of_a_block_have_their_own_places() -> None:
    _, _, place = first_finding("甲 ＋\n  天气 × 2\n", Place("r.yaml", 5, 7))
    assert (place.line, place.column, place.length, place.snippet) == (6, 9, 2, "        天气 × 2")


def test_a_caller_may_place_offsets_itself() -> None:
    with pytest.raises(FindingsError) as caught:
        parse_formula("甲 ＋ 天气", SCOPE, HERE, place_of=lambda offset, length: Place("f", 1, offset * 10, length))
    assert caught.value.findings[0].place == Place("f", 1, 40, 2)


def test_all_unknown_names_are_said_at_once_with_what_else_is_wrong() -> None:
    assert codes("天气 ＋ 地理 ＋ （甲") == ["B203", "B203", "B209"]
    assert codes("天气 ≥ 1 且 2", "bool") == ["B203", "B235"]


def test_texts_at_the_limits_are_read() -> None:
    assert parse("(" * 49 + "1" + ")" * 49)
    assert parse("1+" * 148 + "1")
    assert parse("9" * 40)


@pytest.mark.parametrize(
    "piece",
    [
        "非",
        "且",
        "甲且",
        "甲或非",
        "是且",
        "甲",
        "天气或",
        "（",
        "）",
        "Σ(",
        "max(",
        "若(是,",
        "1,",
        "1.",
        "“",
        "-",
        "甲≥",
        "1%",
        "9成",
        "公众或",
        "政府采购或",
        "一个百分点",
        "个百分点",
        "１",
        "²",
        "且非",
        "not ",
        "and",
        "Σ(执行率)",
        "三公“",
        "e1",
        "\n",
    ],
)
def test_long_repetitions_end_soon(piece: str) -> None:
    started = time.process_time()
    for expect in ("number", "bool"):
        codes((piece * 2000)[:2000], expect)
    assert time.process_time() - started < 2


def test_every_text_of_the_catalogue_fits_a_gbk_console() -> None:
    for code in formula_codes.CODES:
        (code.message + code.hint + code.explain).encode("gbk")
