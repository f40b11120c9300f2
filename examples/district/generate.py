"""虚构的示例区：60 个部门 2021 年度的数据，用来演示两套指标体系对全部部门的影响。没有一个数是真的。

    python examples/district/generate.py                           写出旁边的两张表（2021.csv、2021.项目.csv）
    python examples/district/generate.py --table 文件夹             把表写到别处
    python examples/district/generate.py --folder 文件夹            每个部门一个 YAML 数据文件，供测速
    … --count 1000 --seed 7 --complete                             更多部门；另一组数；2022-draft 新要的数全部填上

Figures are integers in hundredths (of 万元 or of a per cent) until they are written; the same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import io
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Iterator, Sequence

SEED, COUNT, YEAR, RUBRIC = 10, 60, "2021", "longhua/2021"
LISTS = {head: items.split() for head, colon, items in (
    line.partition("：") for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()) if colon}
OFFICES = LISTS.pop("部门")
PROJECTS = [(name, kind) for kind in ("常规类项目", "专项资金项目", "政府投资项目") for name in LISTS.pop(kind)]
CHECKLISTS = LISTS                                 # what is left: a leaf and its items
# Of every 60 departments so many are very good, good, fair, weak, bad; of 1000 things that each does, so many are not as they should be.
LEVELS, FAULTS = (13, 27, 10, 6, 4), (8, 45, 130, 260, 430)
JUDGED = {"政府采购执行情况/政策功能落实情况": "采购政策功能落实不够", "财务合规性/资金支出规范性": "有支出手续不全",
          "财务合规性/会计核算规范性": "有凭证不合规定"}
ASPECTS = ("社会效益", "经济效益", "生态效益", "可持续影响")
EFFECTS = "社会效益、经济效益、生态效益及可持续影响等"
NO_YES = ("否", "是")
NEW = "授予中小企业合同金额"                       # the figure that 2022-draft asks for anew
LEFT_BLANK = (1, 3, 21)                             # who hasn't given it
SECRET, ILLEGAL, UNPROVEN, POOR_FUND = (26,), (7, 39), (52,), (18,)
OVERBOUGHT, NOTHING_BOUGHT, NO_LETTERS, OVERSTAFFED = (11, 36, 57), (13, 42, 48), (12, 34, 43), (4, 29)


@dataclass
class Department:
    """One department as it is written: figures by column, answers and reasons by path, findings as counts, projects."""

    name: str
    figures: dict[str, str]
    answers: dict[str, tuple[str, str]]
    findings: dict[str, int]
    projects: list[tuple[str, str, str]]


@dataclass
class Draw:
    """The dice of one department, its place among 60 and how good it is (0 is best)."""

    dice: Random
    place: int
    level: int

    def fault(self) -> bool:
        """Whether one thing isn't as it should be."""
        return self.dice.randrange(1000) < FAULTS[self.level]

    def share(self, low: int, high: int, exact: Sequence[int]) -> int:
        """A share in hundredths of a per cent: in two cases of five, exactly on one of the thresholds in the range."""
        there = [line for line in exact if low <= line <= high]
        return self.dice.choice(there) if there and self.dice.randrange(5) < 2 else self.dice.randrange(low, high + 1)

    def pair(self, low: int, high: int, share: int) -> tuple[int, int]:
        """A whole (between bounds in 万元) and that share of it, both in hundredths: exact if the share is whole."""
        whole = self.dice.randrange(low, high) * 100 + (self.dice.randrange(100) if share % 500 else 0)
        return whole, whole * share // 10000


def decimal(hundredths: int) -> str:
    """12345 is 123.45."""
    return f"{'-' if hundredths < 0 else ''}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def percent(hundredths: int) -> str:
    """9550 is 95.5%, with no more digits than it needs."""
    return decimal(hundredths).rstrip("0").rstrip(".") + "%"


def money(draw: Draw) -> dict[str, str]:
    """Budget, procurement, 三公 and running costs."""
    at, high = draw.level, (500, 1000, 1800, 2400, 3000)
    change = draw.share(0, high[at], (0, 500, 1000, 1500, 2000)) * draw.dice.choice((1, 1, -1))
    budget, moved = draw.pair(600, 600 * 4 ** draw.dice.randrange(1, 5), abs(change))
    plan, bought = _bought(draw)
    small = bought * draw.share((4000, 3000, 2500, 1500, 500)[at], 6500, (3000, 4000)) // 10000
    guest, spent = draw.pair(3, 40, draw.share(5000, (8999, 9200, 10000, 10500, 11500)[at], (9000, 10000)))
    daily, used = draw.pair(60, 900, draw.share(7500, (9000, 9600, 10000, 10000, 10600)[at], (9000, 10000)))
    return {"年初预算数": decimal(budget), "调整后预算数": decimal(budget + (moved if change >= 0 else -moved)),
            "采购计划金额": decimal(plan), "实际采购金额": decimal(bought), NEW: decimal(small),
            "“三公”经费预算安排数": decimal(guest), "“三公”经费实际支出数": decimal(spent),
            "日常公用经费调整预算数": decimal(daily), "日常公用经费决算数": decimal(used)}


def _bought(draw: Draw) -> tuple[int, int]:
    low = (9300, 8600, 7800, 6500, 5000)[draw.level]
    plan, bought = draw.pair(50, 2500, draw.share(low, 10000, (8000, 9000, 9500, 10000)))
    if draw.place in NOTHING_BOUGHT:
        return 0, 0
    return plan, plan + draw.dice.randrange(1, 3000) if draw.place in OVERBOUGHT else bought


def progress(draw: Draw) -> dict[str, str]:
    """Cumulative spending by quarter, in tenths of a per cent, never falling, beside the time that has gone."""
    at, done = draw.level, []
    for gone in (250, 500, 750, 1000):
        behind = draw.dice.randrange(0, (30, 90, 150, 220, 300)[at]) if draw.dice.randrange(5) < (1, 3, 3, 4, 5)[at] else 0
        ahead = draw.dice.randrange(0, 120) if gone < 1000 and draw.dice.randrange(4) == 0 else 0
        done.append(max(gone - behind + ahead, 10))
    if at >= 3:
        done[3] = 800 if draw.dice.randrange(2) else draw.dice.randrange(700, 900)
    for earlier in (2, 1, 0):
        done[earlier] = min(done[earlier:])
    return {cell: percent(value * 10) for quarter, gone, spent in zip("一二三四", (250, 500, 750, 1000), done)
            for cell, value in ((f"{quarter}季度支出进度", spent), (f"{quarter}季度序时进度", gone))}


def assets_and_staff(draw: Draw) -> dict[str, str]:
    """Fixed assets in use; posts and people: a tenth or a twentieth outside the posts happens often."""
    at = draw.level
    in_use = draw.share((9000, 8800, 7000, 6000, 5000)[at], (10000, 10000, 9500, 8000, 8000)[at], (6000, 7500, 9000, 10000))
    total, used = draw.pair(100, 9000, in_use)
    size = draw.dice.randrange(1, 9) * draw.dice.choice((20, 25, 50))
    outside = size * draw.share((0, 200, 300, 500, 800)[at], (600, 900, 1100, 1500, 2500)[at], (500, 800, 1000)) // 10000
    inside = size - outside
    posts = inside - 1 if draw.place in OVERSTAFFED else inside + draw.dice.choice((0, 0, 1, 3, 6))
    return {"固定资产总额": decimal(total), "在用固定资产": decimal(used), "核定编制数（含工勤人员）": str(posts),
            "本年度在编人数（含工勤人员）": str(inside), "劳务派遣人员数量（含直接聘用的编外人员）": str(outside),
            "在职人员总数": str(size)}


def public(draw: Draw) -> dict[str, str]:
    """Letters from the public, satisfaction, and what strikes out a score."""
    at = draw.level
    letters = 0 if draw.place in NO_LETTERS else draw.dice.randrange(3, 400)
    answered = letters - (1 if letters and draw.fault() else 0)
    in_time = answered - (draw.dice.randrange(1, 3) if letters and draw.fault() else 0)
    content = draw.share((9500, 9300, 8800, 8000, 7400)[at], (9900, 9850, 9600, 9300, 8600)[at], (8000, 9000, 9500))
    return {"信访件数": str(letters), "已办理回复信访件数": str(answered), "及时办理回复信访件数": str(in_time),
            "公众或服务对象满意度": percent(content), "存在违规支出": NO_YES[draw.place in ILLEGAL],
            "涉密部门": NO_YES[draw.place in SECRET], "无法提供检查监督证明材料": NO_YES[draw.place in UNPROVEN],
            "专项资金绩效评价结果为差": NO_YES[draw.place in POOR_FUND]}


def answers(draw: Draw) -> dict[str, tuple[str, str]]:
    """Items met or not, what was published, and what was judged, with its reason."""
    found = {f"{leaf}/{item}": (NO_YES[not draw.fault()], "") for leaf, items in CHECKLISTS.items() for item in items}
    for part in ("部门预算公开", "部门决算公开"):
        found[f"预决算信息公开/{part}"] = ("公开但不符合要求" if draw.fault() else "按要求公开", "")
    for path, wrong in JUDGED.items():
        bad = draw.fault()
        found[path] = (draw.dice.choice(("0.5", "0.8")), wrong) if bad else ("1", "没有发现问题")
    for aspect in ASPECTS:
        low, high = ((100, 100), (93, 102), (84, 98), (66, 88), (45, 70))[draw.level]
        degree = min(100, draw.dice.randrange(low, high + 1))
        why = "目标全部实现" if degree == 100 else "部分目标没有实现" if degree > 75 else "多数目标没有实现"
        found[f"{EFFECTS}/{aspect}"] = (f"{degree}%", why)
    if draw.dice.randrange(6) == 0:
        found[f"{EFFECTS}/{draw.dice.choice(ASPECTS)}"] = ("不评价", "")
    return found


def findings(draw: Draw) -> dict[str, int]:
    """How many things were found: in the budget, in the goals, and of important work that wasn't done."""
    most, at = (0, 2, 3, 5, 7), draw.level
    undone = (0, draw.dice.randrange(14) == 0, draw.dice.randrange(4) == 0, draw.dice.randrange(2), 1 + draw.dice.randrange(2))
    return {"预算编制规范性": draw.dice.randrange(most[at] + 1) if draw.dice.randrange(3) else 0,
            "绩效目标完整性": draw.dice.randrange(most[at] + 1) if draw.dice.randrange(2) else 0,
            "重点工作完成情况": int(undone[at])}


def projects(draw: Draw) -> list[tuple[str, str, str]]:
    """Projects with their kind and how far they have come."""
    rows = draw.dice.sample(PROJECTS, draw.dice.randrange(3, 13))
    late = ("部分完成", "部分完成", "未完成", "未开展")
    return [(name, kind, draw.dice.choice(late) if draw.fault() else "已完成") for name, kind in rows]


def departments(count: int = COUNT, seed: int = SEED, complete: bool = False) -> Iterator[Department]:
    """The departments one by one; each has its own dice, so that more of them leave the first as they were."""
    for index in range(count):
        block, place = divmod(index, COUNT)
        levels = [level for level, many in enumerate(LEVELS) for _ in range(many)]
        Random(f"{seed}/{block}").shuffle(levels)
        draw = Draw(Random(f"{seed}/{block}/{place}"), place, levels[place])
        figures = money(draw) | progress(draw) | assets_and_staff(draw) | public(draw)
        if place in LEFT_BLANK and not complete:
            figures[NEW] = ""
        name = f"示例区{OFFICES[place]}" + (f"第{block + 1}分局" if block else "")
        yield Department(name, figures, answers(draw), findings(draw), projects(draw))


def csv_text(rows: Sequence[Sequence[str]]) -> bytes:
    """A CSV as Excel and WPS open it: UTF-8 with a byte order mark."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def tables(every: Sequence[Department]) -> dict[str, bytes]:
    """The table of departments and that of their projects, by file name."""
    reasons = [*JUDGED, *(f"{EFFECTS}/{aspect}" for aspect in ASPECTS)]
    top: list[list[str]] = []
    for one in every:
        cells = {"部门": one.name, "年度": YEAR, "指标体系": RUBRIC, **one.figures}
        for path, (value, reason) in one.answers.items():
            cells |= {path: value} | ({f"{path}（理由）": reason} if path in reasons else {})
        cells |= {path: str(count) for path, count in one.findings.items()}
        top += [[*cells.values()]] if top else [[*cells], [*cells.values()]]
    rows = [["部门", "项目名称", "项目类别", "完成状态"], *([one.name, *row] for one in every for row in one.projects)]
    return {f"{YEAR}.csv": csv_text(top), f"{YEAR}.项目.csv": csv_text(rows)}


def yaml_text(one: Department, complete: bool) -> str:
    """One department as a data file; without ``complete``, the figure that only 2022-draft knows is left out."""
    lines = ["schema: 1", f"rubric: {RUBRIC}", f"department: {one.name}", f"year: {YEAR}", "inputs:"]
    lines += [f"  {name}: {value}" for name, value in one.figures.items() if "季度" not in name and (name != NEW or complete)]
    lines += ["  各季度预算执行情况:"]
    for quarter in ("一季度", "二季度", "三季度", "四季度"):
        lines += [f"  - 季度: {quarter}", *(f"    {cell}: {one.figures[quarter + cell]}" for cell in ("支出进度", "序时进度"))]
    lines += ["  项目:"]
    for name, kind, state in one.projects:
        lines += [f"  - 项目名称: {name}", f"    项目类别: {kind}", f"    完成状态: {state}"]
    lines += ["answers:", *_answers(one), "findings:"]
    for path, count in one.findings.items():
        lines += [f"  {path}:", "  - note: 照表填写", f"    count: {count}"] if count else [f"  {path}: 无"]
    return "\n".join([*lines, ""])


def _answers(one: Department) -> Iterator[str]:
    """The answers, each heading once, deeper by two spaces a step."""
    above: list[str] = []
    for path, (value, reason) in one.answers.items():
        *heads, last = path.split("/")
        for depth, head in enumerate(heads):
            if above[:depth + 1] != heads[:depth + 1]:
                yield f"{'  ' * (depth + 1)}{head}:"
                above = heads[:depth + 1]
        above, indent = heads, "  " * (len(heads) + 1)
        yield from ((f"{indent}{last}:", f"{indent}  value: {value}", f"{indent}  reason: {reason}") if reason
                    else (f"{indent}{last}: {value}",))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="虚构的示例区：写出表，或每个部门一个 YAML 数据文件。")
    parser.add_argument("--table", type=Path, default=Path(__file__).parent, help="表写到哪个文件夹，默认是本文件旁边")
    parser.add_argument("--folder", type=Path, help="每个部门一个 YAML 数据文件，写到这个文件夹；不写表")
    parser.add_argument("--count", type=int, default=COUNT, help="几个部门，默认 60")
    parser.add_argument("--seed", type=int, default=SEED, help="换一组数")
    parser.add_argument("--complete", action="store_true", help=f"{NEW}（2022-draft 新要的数）全部填上，YAML 里也写")
    asked = parser.parse_args()
    every = list(departments(asked.count, asked.seed, asked.complete))
    files = tables(every) if asked.folder is None else {
        f"{number:04}.yaml": yaml_text(one, asked.complete).encode() for number, one in enumerate(every, 1)}
    home = asked.folder or asked.table
    home.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (home / name).write_bytes(content)


if __name__ == "__main__":
    main()
