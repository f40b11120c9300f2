"""A document with everything in it, for the golden files of every format."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from engine.document import (
    Block,
    Caption,
    Cell,
    Chart,
    Contents,
    Detail,
    Document,
    Fold,
    Heading,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Series,
    Span,
    Table,
)
from engine.document.numbering import numbered

OLD = (Span("政府采购执行率得分=政府采购执行率×"), Span("1", "old"), Span("分。如实际采购金额大于采购计划金额，本项得0分。"))
NEW = (Span("政府采购执行率得分=政府采购执行率×"), Span("2", "new"), Span("分。如实际采购金额大于采购计划金额"),
       Span("的105%", "new"), Span("，本项得0分。"))


def heads(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, header=True, align="center") for text in texts)


def figure(text: str, places: int = 2, percent: bool = False, tone: str = "") -> Cell:
    number = Fraction(text.rstrip("%").replace(",", ""))
    return Cell(text, align="right", tone=tone, value=number / 100 if percent else number, places=places, percent=percent)


CHANGES = Table(
    (heads("指标", "项目", "2021年", "2022年草案", "影响分值"),),
    (
        (Cell("政府采购执行情况", 3, header=True), Cell("分值"), Cell("2", tone="old", value=Fraction(2)),
         Cell("3", tone="new", value=Fraction(3)), figure("+1.00", tone="good")),
        (Cell("评分标准"),
         Cell("".join(piece.text for piece in OLD), spans=OLD), Cell("".join(piece.text for piece in NEW), spans=NEW),
         figure("-0.35", tone="bad")),
        (Cell("否决条件"), Cell("实际采购金额 ＞ 采购计划金额"), Cell("实际采购金额 ＞ 采购计划金额 × 105%"), figure("0.00", tone="muted")),
        (Cell("管理制度健全性", header=True), Cell("整个指标"), Cell("有\n（3分）", tone="old"), Cell("取消", tone="muted"),
         figure("-3.00", tone="bad")),
        (Cell("合计", colspan=4, tone="key"), figure("-2.35", tone="key")),
    ), 5, Caption("表 1 改动一览", "单位：分"))

PLAIN = Table(
    (heads("部门", "2021年得分", "得分率", "预算数（万元）"),),
    ((Cell("区发展和改革局"), figure("96.40"), figure("96.4%", 1, True), figure("1,388.60")),
     (Cell("区财政局 =1+1"), figure("88.00"), figure("88.0%", 1, True), figure("25.50")),
     (Cell("区教育局"), Cell("缺", align="right", tone="muted"), Cell("－", align="right"), figure("0.00"))), 4)

GROUPED = Table(
    ((Cell("部门", 2, header=True), Cell("第一季度", 1, 2, True, "center"), Cell("第二季度", 1, 2, True, "center"),
      Cell("全年执行率目标值", 2, header=True)), heads("计划", "实际", "计划", "实际")),
    tuple((Cell(name, header=True), *(figure(text) for text in ("1,200.00", "1,180.55", "2,400.00", "2,333.10")),
           figure("95.0%", 1, True)) for name in ("区民政局", "区水务局")), 6, Caption("", "单位：万元"), wide=True)

EFFECTS = Chart("bars", "每处改动的影响", ("政府采购执行情况：分值 2 → 3", "管理制度健全性：取消指标",
                 "预算执行率：公式改为按季度平均，各季度不超过100%，全年再乘以权重", "舍入"),
                (Series("影响", (Fraction(1), Fraction(-3), Fraction(-7, 20), Fraction(0))),), "分", "各项相加等于总分的变化。", (1,))
BANDS = Chart("columns", "得分分布", ("60分以下", "60-70", "70-80", "80-90", "90分以上"),
              (Series("2021年", tuple(map(Fraction, (2, 5, 12, 27, 14))), "muted"),
               Series("2022年草案", tuple(map(Fraction, (3, 9, 17, 24, 7))))), "个部门", "", (4,))
RANKS = Chart("slope", "名次变化", ("区发展和改革局", "区财政局", "区教育局", "区民政局"),
              (Series("2021年", tuple(map(Fraction, (1, 2, 2, 4)))), Series("2022年草案", (Fraction(3), Fraction(1), None, Fraction(4)))),
              "名", "并列的部门名次相同。", (1,), reverse=True)

PARTS = Chart("pie", "支出构成", ("人员经费", "公用经费", "项目支出：其中基本建设支出由区级统筹", "其他", "上年结转"),
              (Series("金额", tuple(map(Fraction, ("1600.10", "154.25", "875.40", "11", "0")))),), "万元", places=2, grouped=True)
SCORES = Table(
    ((Cell("评价指标", 1, 4, True, "center"), Cell("评分标准", 3, header=True, align="center"), Cell("自评得分", 3, header=True)),
     (Cell("一级指标", 1, 2, True, "center"), Cell("二级指标", 1, 2, True, "center")), heads("名称", "参考分值") * 2),
    ((Cell("部门管理", 2), Cell("5", 2, align="center"), Cell("政府采购执行情况"), Cell("2", align="center"),
      Cell("政府采购执行率得分=政府采购执行率×1分。"), Cell("1.75", align="center", detail="部门管理/政府采购执行情况")),
     (Cell("管理制度健全性"), Cell("3", align="center"), Cell("①制定，1分；\n②合法、合规、完整，2分。"),
      Cell("3.00", align="center", detail="部门管理/管理制度健全性")),
     (Cell("合计", colspan=5, header=True), Cell("4.75", align="center", detail="合计"))), 6, wide=True)
DETAILS = (
    Detail("部门管理/政府采购执行情况", "政府采购执行情况（2分）：1.75分", (
        Paragraph("政府采购执行率得分=政府采购执行率×1分。", "quote"), Paragraph("落实不到位的酌情扣分 <b>。", "quote"),
        ListItem("政府采购执行率（1分）", source="2021.yaml:573", tone="key"),
        ListItem("实际采购金额 ＝ 611.29 万元", 1, "2021.yaml:98、data.yaml:95"),
        ListItem("政府采购执行率 ＝ 实际采购金额 ÷ 采购计划金额 × 100%", 1, "2021.yaml:404"),
        ListItem("四舍五入到0.1%：74.603968…% → 74.6%", 2, "2021.yaml:403"), ListItem("得分：0.746 分（分值 1 分，得分率 74.6%）", 1),
        ListItem("得分：1.75 分（分值 2 分，得分率 87.5%）", tone="key"))),
    Detail("部门管理/管理制度健全性", "管理制度健全性（3分）：3分", (ListItem("得分：3 分（分值 3 分，得分率 100.0%）"),)),
    Detail("合计", "合计（5分）：4.75分", (ListItem("部门管理：4.75（分值 5 分）"), ListItem("得分：4.75 分（分值 5 分，得分率 95.0%）"))))

BLOCKS: tuple[Block, ...] = (
    Contents(),
    Paragraph("两个版本共有 21 个三级指标，其中 5 个有改动。总分从 96.40 分变为 94.05 分，详见 https://example.org/a?b=1&c=2。"),
    ListItem("分值改动 1 处"),
    ListItem("评分标准改动 2 处：公式里的 1分 改为 2分；否决条件放宽到采购计划金额的105%，并且写明按全年累计数计算，不再按季度分别判断"),
    Heading(2, "一、改动"), Paragraph("按影响的分值从大到小排列。"), CHANGES, Note("得分按四舍五入保留两位小数。"), EFFECTS,
    Heading(2, "二、对各部门的影响"), PLAIN, BANDS, Heading(3, "（一）名次"), RANKS,
    Heading(3, "（二）季度"), GROUPED, PageBreak(),
    Heading(2, "三、没有改动的指标"),
    Fold("16 个指标没有改动", (Paragraph("名称、分值和评分标准都一样。", "plain"), ListItem("预算执行率"),
                                ListItem("固定资产利用率 <90%> *不变*"), PLAIN)),
    replace(PLAIN, caption=Caption("各部门得分", "单位：分")), PARTS,
    Heading(2, "四、说明：[数据]/口径"), Paragraph("第一行\n第二行", "right"), Paragraph("居中的话", "centre"),
    PageBreak(True), Paragraph("附件", "plain"), Heading(2, "自评表"), Paragraph("单位名称：区发展和改革局", "plain"), SCORES,
)
REPORT = numbered(Document("评价指标体系比较", (Heading(1, "评价指标体系比较"), *BLOCKS), details=DETAILS))
BLOCKS = REPORT.blocks[1:]
PAGE = replace(REPORT, blocks=BLOCKS, kind="page", subtitle="longhua/2021 与 longhua/2022-draft，2021年度数据")
