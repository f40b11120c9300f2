"""A rubric as a readable table."""

from __future__ import annotations

from pathlib import Path

from engine.rubric.load import load_rubric
from engine.rubric.show import rubric_text, rule_text
from engine.rubric.show_json import rubric_json
from engine.rubric.show_standard import standard_text
from engine.scoring.output import dump_json
from engine.width import width
from tests.builders import rubric
from tests.test_docs_tutorial import laid_out

CONFORMANCE = Path(__file__).parent.parent / "conformance"

SHOWN = """\
试验指标体系
编号：试验/2030　年度：2030　总分：10
发布单位：某局
取舍：比率四舍五入到0.1%，得分四舍五入到0.01，合计不取舍

指标        分值  计算规则                                        填报数据
----------  ----  ----------------------------------------------  --------------
管理           5
  采购         2  2个评分要点得分之和                             计划数、完成数
    · 执行     1  得分＝完成率 × 1分；否决：完成数 ＞ 计划数的，
                  得0分；最高1分
    · 政策     1  评判并说明理由：酌情扣分
  核对         3  逐项核对，符合的得分：“有制度”1分、“已执行”2分
绩效           5
  满意         5  满意度 ≥ 95%，得5分；满意度 ＜ 95%，得3分       满意度

计算值            单位  怎样计算                取舍
----------------  ----  ----------------------  --------------
完成率            %     完成数 ÷ 计划数 × 100%  四舍五入到0.1%
平均              %     Σ(每个季度的比) ÷ 2     四舍五入到0.1%
比（“各季”每行）  %     进度 ÷ 50% × 100%       四舍五入到0.1%

填报数据  单位              用到它的指标
--------  ----------------  ------------
计划数    万元              采购
完成数    万元              采购
余数      万元
违规      是/否
满意度    %                 满意
各季      表，每行一个季度
  · 季度  文字
  · 进度  %

勾稽关系：
· 计划数等于完成数加余数：计划数 = 完成数 + 余数
· 完成数不超过计划数：完成数 ≤ 计划数

官方文本没有写明、本指标体系的处理（3项）：
1. 比率取一位小数
2. 平均：不封顶
3. 采购/执行：不封顶时会超过分值
"""


def test_shown() -> None:
    assert rubric_text(rubric(), 80) == SHOWN


def test_json() -> None:
    made = rubric_json(rubric())
    assert made["indicators"][1]["parts"][0]["rule"] == "得分＝完成率 × 1分；否决：完成数 ＞ 计划数的，得0分；最高1分"
    assert made["assumptions"] == [{"name": "", "text": "比率取一位小数"}, {"name": "平均", "text": "不封顶"},
                                   {"name": "采购/执行", "text": "不封顶时会超过分值"}]
    assert '"points": 10' in dump_json(made)


def test_rules_name_what_is_scored(tmp_path: Path) -> None:
    """Items and options stand there with their points; an official full stop isn't followed by another mark."""
    home = laid_out(tmp_path) / "rubrics" / "mycounty"
    rules = {node.name: rule_text(node.piece) for node in load_rubric(home / "2026.yaml").walk() if node.piece is not None}
    assert "“制定了管理制度”4分、“制度合法、合规、完整”3分" in rules["管理制度健全性"]
    assert rules["预算公开"] == "按情形计分：“按时公开”5分、“逾期公开”2分、“没有公开”0分"
    assert "。；" not in "".join(rules.values())


GOALS = """\
绩效目标逐行怎样计分（产出指标、效益指标、满意度指标）：
· 没有写符号的目标按≥比较
· 达到目标得满分
"""


def test_how_rows_are_scored_is_said_once() -> None:
    """In the table stands which rows are meant; below it how each is scored, once for all that share a rule."""
    shown = rubric_text(load_rubric("project/2022"), 80)
    assert GOALS in shown and shown.count("没有写符号的目标按≥比较") == 1
    assert "绩效目标表中“产出指标”的各行逐行计分，\n" in shown
    made = rubric_json(load_rubric("project/2022"))
    assert "没有写符号的目标按≥比较" in made["indicators"][1]["rule"]


def test_lines_that_go_on_are_set_in() -> None:
    """Behind the number of an assumption, the mark of an equation; in the heading further."""
    shown = rubric_text(load_rubric("longhua/2021"), 80).splitlines()
    for start, inset in (("3. 各评分要点的得分保持精确", "   "), ("· 预算调整按用途加总", "  "), ("来源：《部门整体", "    ")):
        index = next(number for number, line in enumerate(shown) if line.startswith(start))
        assert shown[index + 1].startswith(inset) and shown[index + 1][len(inset)] != " "


def test_the_official_wording_stands_beside_the_rule() -> None:
    shown = standard_text(load_rubric("longhua/2021"), 100)
    assert "分值  原文" in shown and "指标说明：" in shown and "填报数据" not in shown
    assert max(map(width, shown.splitlines())) <= 100
    flat = "".join(shown.split())
    assert "官方文本没有写明" in flat and "2.发现一项不符合的扣1分" in flat


def test_what_may_only_be_added_has_one_limit() -> None:
    shown = rubric_text(load_rubric(CONFORMANCE / "9-outside-the-100" / "rubric.yaml"))
    assert "＋3/－30" in shown and "＋10 " in shown and "－40 " in shown and "/－0" not in shown
