"""B4xx: what stood in the way of a score."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B410", "error", "“{name}”没有得分：缺少 {missing}。", "补上所缺数据后再评分；合计得分同样空缺，不会按零分计。"),
    ("B411", "error", "“{name}”没有得分：公式“{formula}”的除数为零。",
     "请先核对作为除数的数；确实是零的，请在指标体系里用 if_zero: 写明怎样处理（full 满分、zero 零分、not_applicable 不适用）。"),
    ("B412", "warning", "“{name}”算得 {before} 分，超出分值 {points} 分，按 {points} 分计；指标体系没有写明上限。",
     "请在指标体系里写 cap:，说明超过时怎样处理。"),
    ("B413", "warning", "缺少填报数据“{name}”，不影响得分，但勾稽关系或报告要用。", "请在 inputs 下补上。"),
    ("B420", "error", "“{name}”没有一个档次适用：{values}。", "请核对这个数；数没有错的，原文没有规定这种情形，请在指标体系里补上一档。"),
    ("B421", "error", "“{name}”有几个档次同时适用（第 {lines} 行）。", "请检查档次是否重叠；不会自动取第一个。"),
    ("B430", "error", "“{name}”填的“{answer}”不是可选的情形。", "可选：{options}。"),
    ("B431", "error", "扣分问题的种类“{kind}”不在规则里。", "可选种类：{options}。"),
    ("B432", "error", "“{name}”的评判得分“{answer}”不在 {low} 到 {points} 分之间。", "请写 {low} 到 {points} 之间的数。"),
    ("B286", "error", "“{name}”的评判得分“{answer}”不是能读懂的得分。", "请写得几分，例如 3.5；不写百分数、分数和汉字。"),
    ("B280", "error", "“{name}”只填了档次“{level}”，没有填得几分。", "这一档是{range}，请在其中写一个得分：value: 后面写数，reason: 后面写理由。"),
    ("B281", "error", "“{name}”的评判得分“{answer}”不在任何一档里。", "请按评判的档次打分：{levels}。"),
    ("B433", "warning", "“{name}”只有评判结果，没有理由。", "请写 reason: 说明依据。"),
    ("B434", "error", "“{name}”的实现程度“{answer}”不在 0% 到 100% 之间。", "请写 0% 到 100%，或写“不评价”。"),
    ("B435", "error", "“{name}”只选了 {count} 个方面，至少要选 {at_least} 个。", "请再选几个方面评价。"),
    ("B436", "error", "“{name}”按条件选定计分方法时，有 {count} 种的条件成立：{names}。", "请检查 choose 下各条 when:，让它们恰好有一条成立。"),
    ("B437", "error", "得分 {at} 没有唯一的等次（{count} 个：{names}）。", "请检查 grades 下各等次的分数段是否首尾相接、端点归哪一边。"),
    ("B438", "error", "不能确定等次：缺少 {missing}。", "补上所缺数据后再评分。"),
    ("B439", "error", "“{name}”的各点没有从小到大：{knots}。", "请核对 knots 里的公式和用到的数。"),
    ("B480", "error", "“{name}”按排名计分，要和其他部门一起评价才有名次。", "请把一起评价的部门的数据文件（或文件夹）都写在命令里，或用 --peers 指明。"),
    ("B481", "error", "“{name}”排不出名次：{peers}缺少所需数据。", "补上这些部门的数据，或只和数据齐全的部门一起评价。"),
    ("B482", "error", "“{name}”没有写这个名次得几分：{number}。", "请在 rank 的 places 下补上，或加一条 place: 其他；按比例得分的，各部门的值都要大于 0。"),
    ("B262", "error", "“{name}”按项数扣分，{count} 是 {value}，不是 0 或正整数。", "请核对填报的项数。"),
    ("B263", "error", "“{kind}”不能列在 findings 里：这一种有几项由“{count}”说明。", "请删去这一条，把它算进“{count}”的数里。"),
    ("B268", "error", "“{name}”在 {count} 个部门一起评价时，第 {number} 名既在“{first}”里，又在“{second}”里。",
     "部门太少，两头碰到一起，不知道按哪一条；请在指标体系里写明这时怎样计分，或与更多部门一起评价。"),
)
