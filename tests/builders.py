"""Hand-made rubric, data and scorecard for tests: two blocks, three leaves, one table; no file is read."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

from jsonschema import Draft7Validator

from engine.data.model import DepartmentData, Entry, Goal, Row
from engine.findings import Place
from engine.language import Scope, Symbol, TableSymbols, parse_formula
from engine.resources import data_folder
from engine.rubric.methods.checklist import Checklist, Item
from engine.rubric.methods.judged import Judgement
from engine.rubric.methods.tiers import Tier
from engine.rubric.model import (
    Check,
    Condition,
    Formula,
    Indicator,
    Input,
    Piece,
    Rounding,
    Rubric,
    Table,
    Value,
)
from engine.scoring.output import dump_json
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard

RUBRIC_FILE, DATA_FILE = "rubric.yaml", "data.yaml"
RATE = Rounding(Fraction(1, 1000), text="0.1%")
SCOPE = Scope(
    [*(Symbol(name) for name in ("计划数", "完成数", "余数", "满意度")), Symbol("违规", type="bool"),
     Symbol("完成率", "value"), Symbol("平均", "value"), Symbol("一季度进度", "cell"), Symbol("二季度进度", "cell")],
    [TableSymbols("各季", "季度", ("进度", "比"))],
)


def at(line: int, file: str = RUBRIC_FILE) -> Place:
    """A place in the rubric (or the data)."""
    return Place(file, line, 1)


def formula(text: str, line: int, scope: Scope = SCOPE, expect: Any = "number") -> Formula:
    """A checked formula."""
    return Formula(text, parse_formula(text, scope, at(line), expect), at(line))


def condition(text: str, line: int) -> Formula:
    """A checked condition."""
    return formula(text, line, expect="bool")


def entry(value: Any, text: str, line: int, **more: str) -> Entry:
    """An entry of the data file."""
    return Entry(Fraction(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else value, text,
                 place=at(line, DATA_FILE), **more)


def purchases() -> Piece:
    """采购: a formula with a veto and a cap, and a judgement."""
    veto = Condition(condition("完成数 ＞ 计划数", 41), Fraction(0), place=at(41))
    rate = Piece("执行", Fraction(1), "formula", formula("完成率 × 1分", 40), cap=Fraction(1), veto=(veto,),
                 assumption="不封顶时会超过分值", place=at(39))
    return Piece("采购", Fraction(2), "parts",
                 parts=(rate, Piece("政策", Fraction(1), "judged", Judgement("酌情扣分"), place=at(43))), place=at(38))


def checklist() -> Piece:
    """核对: two items."""
    return Piece("核对", Fraction(3), "checklist",
                 Checklist((Item("有制度", Fraction(1), "", at(46)), Item("已执行", Fraction(2), "", at(47)))), place=at(45))


def tiers() -> Piece:
    """满意: two tiers."""
    return Piece("满意", Fraction(5), "tiers", (
        Tier(condition("满意度 ≥ 95%", 51), Fraction(5), "5", at(51)),
        Tier(condition("满意度 ＜ 95%", 52), Fraction(3), "3", at(52))), place=at(50))


def rubric(**changes: Any) -> Rubric:
    """The rubric of ten points."""
    rows = SCOPE.extended([Symbol("进度", "column")])
    table = Table("各季", "季度", "季度", {"季度": Input("季度", "text"), "进度": Input("进度", unit="%", places=1)},
                  {"比": Value("比", "%", formula("进度 ÷ 50% × 100%", 20, rows), rounding=RATE, table="各季",
                              place=at(20))}, ("一季度", "二季度"), place=at(15))
    management = Indicator("管理", Fraction(5), ("管理",), (
        Indicator("采购", Fraction(2), ("管理", "采购"), piece=purchases(), standard="1.执行率×1分\n2.政策1分",
                  id="C1", place=at(38)),
        Indicator("核对", Fraction(3), ("管理", "核对"), piece=checklist(), place=at(45))), place=at(37))
    effect = Indicator("绩效", Fraction(5), ("绩效",), (
        Indicator("满意", Fraction(5), ("绩效", "满意"), piece=tiers(), evidence=("全部",), place=at(50)),),
        place=at(49))
    made = Rubric(
        "试验/2030", "试验指标体系", 2030, "某局", Fraction(10), RATE, Rounding(Fraction(1, 100), text="0.01"),
        inputs={"计划数": Input("计划数", unit="万元", places=2, place=at(5)),
                "完成数": Input("完成数", unit="万元", places=2, place=at(8)),
                "余数": Input("余数", unit="万元", places=2, place=at(9)),
                "违规": Input("违规", "bool", place=at(10)),
                "满意度": Input("满意度", unit="%", places=1, place=at(12))},
        tables={"各季": table},
        values={"完成率": Value("完成率", "%", formula("完成数 ÷ 计划数 × 100%", 25), rounding=RATE, place=at(24)),
                "平均": Value("平均", "%", formula("Σ(每个季度的比) ÷ 2", 27), rounding=RATE, assumption="不封顶",
                            place=at(26))},
        indicators=(management, effect),
        checks=(Check("计划数等于完成数加余数", formula("计划数", 60), "=", formula("完成数 + 余数", 60), unit="万元",
                      place=at(60)),
                Check("完成数不超过计划数", formula("完成数", 62), "≤", formula("计划数", 62), unit="万元", place=at(62))),
        assumptions=("比率取一位小数",), file=RUBRIC_FILE, sha256="a" * 64,
    )
    return replace(made, **changes)


def data(**changes: Any) -> DepartmentData:
    """The data of one department: 74.6% done, one item missing, satisfaction assumed."""
    rows = tuple(Row({"季度": entry(None, key, line), "进度": entry(value, text, line)}, at(line, DATA_FILE))
                 for key, value, text, line in (("一季度", "39/100", "39", 15), ("二季度", "3/4", "75", 16)))
    rows = tuple(replace(row, cells={**row.cells, "季度": replace(row.cells["季度"], value=row.cells["季度"].text)})
                 for row in rows)
    made = DepartmentData(
        "某局", 2030, "试验/2030",
        inputs={"计划数": entry("819.38", "819.38", 5, source="表1"), "完成数": entry("611.29", "611.29", 6),
                "余数": entry("208.08", "208.08", 7), "违规": entry(False, "否", 8),
                "满意度": entry("19/20", "95%", 9, assumed="报告没有披露满意度")},
        tables={"各季": rows},
        answers={("采购", "政策"): entry(1, "1", 20, reason="均已落实"), ("核对", "有制度"): entry(True, "是", 22),
                 ("核对", "已执行"): entry(False, "否", 23)},
        goals=(Goal(("产出",), "课题", Fraction(25), "25", unit="个", actual=Fraction(23), actual_text="23", met=False,
                    place=at(30, DATA_FILE)),
               Goal(("产出",), "培训", Fraction(3), "3", unit="场", place=at(31, DATA_FILE))),
        claimed={"采购": entry("1.75", "1.75", 40), "核对": entry(3, "3", 41), "满意": entry(None, "", 42)},
        claimed_total=entry("9.75", "9.75", 44),
        stated={"完成率": entry("0.747", "74.7%", 50), "一季度比": entry("0.78", "78.0%", 51)},
        file=DATA_FILE, sha256="b" * 64,
    )
    return replace(made, **changes)


def without(name: str) -> DepartmentData:
    """The data with one input left out."""
    made = data()
    return replace(made, inputs={key: value for key, value in made.inputs.items() if key != name})


def scorecard(made: DepartmentData | None = None, by: Rubric | None = None) -> Scorecard:
    """The scorecard of the data."""
    return score(by or rubric(), made or data())


def next_year() -> Rubric:
    """The next year's rubric: 采购 stands under 绩效, 满意 has given way to 公平, with more points."""
    made = rubric()
    management, effect = made.indicators
    bought, checked = management.children
    fair = replace(tiers(), name="公平", points=Fraction(6))
    children = (replace(bought, path=("绩效", "采购")),
                Indicator("公平", Fraction(6), ("绩效", "公平"), piece=fair, place=at(50)))
    return replace(made, id="试验/2031", title="下年的指标体系", year=2031, points=Fraction(11), indicators=(
        replace(management, points=Fraction(3), children=(checked,)),
        replace(effect, points=Fraction(8), children=children)))


def validate(name: str, made: object) -> None:
    """The written JSON against its schema."""
    schema = json.loads((data_folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    Draft7Validator(schema).validate(json.loads(dump_json(made)))
