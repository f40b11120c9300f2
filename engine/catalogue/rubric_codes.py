"""B11x–B14x: what a rubric says that can't be meant."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B110", "error", "名称“{name}”重复：第 {line} 行已经有了。", "每个名称只能用一次；请改其中一个。"),
    ("B111", "error", "表“{table}”里没有“{name}”。", "可用的名称：{options}。"),
    ("B112", "error", "没有名为“{name}”的表。", "已声明的表：{options}。"),
    ("B113", "error", "计算值“{name}”绕了一圈又用到自己：{cycle}。", "请断开其中一处，让每个计算值只用到先算出来的数。"),
    ("B114", "error", "计算值“{name}”要写 formula（公式）、count（计数）或 sum（求和）之一，现在写了 {count} 个。",
     "只保留一个。"),
    ("B120", "error", "“{name}”的分值是 {points} 分，但下级指标加起来是 {total} 分。", "请让上下级分值相等。"),
    ("B121", "error", "各条分值加起来是 {total} 分，与这里的 {points} 分不相等。", "请改各条的 points，或改上一级的 points。"),
    ("B122", "error", "同一处有两个“{name}”。", "请改成不同的名称，填报数据要靠名称找到它。"),
    ("B123", "error", "“{name}”没有写怎样评分。",
     "请写一种评分方法：{options}。"),
    ("B124", "error", "“{name}”写了 {count} 种评分方法（{keys}），只能有一种。", "若有几个评分要点，请放进 parts 里分别写。"),
    ("B125", "error", "指标“{name}”既有下级指标又有评分方法。", "只有最末级指标才评分；请去掉其中一个。"),
    ("B130", "warning", "“{name}”按公式计分，没有写明得分上限。", "公式可能超过分值；请写 cap:（通常等于分值），说明超过时怎样处理。"),
    ("B131", "error", "得分 {score} 不在 0 到 {points} 分之间。", "一档或一种情形的得分不能超过分值。"),
    ("B132", "error", "“{name}”的档次有空缺：{where} 时没有一档适用。", "请检查 ≥ 与 ＞、≤ 与 ＜ 的写法，让每个值恰好落在一档。"),
    ("B133", "error", "“{name}”的档次有重叠：{where} 时不止一档适用。", "请检查端点归哪一档，例如“≥ 90%”与“＜ 90%”。"),
    ("B134", "error", "deduct 没有写每项扣几分。", "请写 each: 1，或在 kinds 下按种类写。"),
    ("B135", "error", "step 必须大于 0。", "例如 step: 1%（一个百分点）。"),
    ("B136", "error", "at_least 写的是 {at_least}，但只列了 {count} 个方面。", "at_least 应在 1 与方面个数之间。"),
    ("B137", "error", "“{text}”不是能用的修约间隔。", "请写 0.01、0.1%、1 这样的数，或写 none 表示不修约。"),
    ("B138", "error", "勾稽关系“{name}”不是一个等式或不等式。", "请写成“甲 = 乙 + 丙”的样子。"),
    ("B139", "error", "条件里写的“{value}”不是“{column}”的可选值。", "可选值：{options}。"),
    ("B140", "error", "报告设置里的指标“{name}”在指标体系中没有。", "{options}"),
    ("B143", "error", "表“{table}”的名称列“{key}”没有在 columns 下声明。", "请在 columns 下加上“{key}:”和“type: text”，或用 key: 指明哪一列是名称。"),
    ("B144", "error", "“{name}”应当大于 0，这里是 {text}。", "请核对这个数。"),
    ("B145", "error", "“{name}”的得分下限 {floor} 超出了 0 到上限 {cap} 分。", "floor 不能小于 0，也不能大于 cap 或分值。"),
    ("B146", "error", "“{name}”的最小值 {min} 大于最大值 {max}。", "请核对 min 和 max。"),
    ("B147", "error", "公式里的除数总是 0。", "请核对“÷”后面的数。"),
    ("B148", "error", "“{name}”不是数字列，不能求和。", "sum 的 of 要写一列数；数行数请用 count。"),
    ("B142", "error", "cap 是 {cap}，超过了分值 {points}。", "得分上限不能高于分值。"),
)
