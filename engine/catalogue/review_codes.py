"""B5xx: what a review has to say: claims against scores, figures against each other."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B501", "error", "“{name}”自评 {claimed} 分，按指标体系计算为 {computed} 分，相差 {difference} 分。",
     "请核对填报数据或自评得分；计算过程见 explain。",
     "自评得分逐项与计算得分比较，一级、二级、三级指标和评分要点都比，差一分钱也会列出。"),
    ("B502", "info", "“{name}”没有填自评得分，计算得分为 {computed} 分。", "原表空白的，请补填。"),
    ("B503", "error", "自评总分 {claimed} 分，按指标体系计算为 {computed} 分，相差 {difference} 分。",
     "请先看各指标的差异。"),
    ("B504", "error", "自评总分 {claimed} 分，各指标自评得分相加为 {added} 分，相差 {difference} 分。",
     "{suspect}请核对自评表的合计。", "各三级指标都填了自评得分时，它们之和应当等于自评总分。"),
    ("B505", "info", "“{name}”没有填自评得分；由自评总分 {total} 分倒推为 {implied} 分，计算得分为 {computed} 分。",
     "原表空白的，请补填。", "只有一个三级指标空白时，自评总分减去其余指标之和就是它的自评得分。"),
    ("B510", "error", "勾稽关系“{name}”不成立：左边 {left}，右边 {right}，相差 {difference}{allowed}。",
     "等式：{equation}。请核对这几个数。",
     "指标体系的 checks 写明数与数之间应有的关系。两边之差超过容许的误差，就说明其中至少有一个数不对。"),
    ("B511", "warning", "勾稽关系“{name}”无法核对：缺少 {missing}。", "补上所缺数据后才能核对。"),
    ("B512", "warning", "勾稽关系“{name}”无法核对：“{formula}”的除数为零。", "请核对作为除数的那个数。"),
    ("B520", "error", "“{name}”公布为 {stated}，按数据计算为 {computed}，不一致。",
     "计算过程：{basis}。请核对公布的数。", "计算值修约到公布的位数以后再比较。"),
    ("B521", "error", "stated 里的“{name}”不是指标体系的计算值或填报数据。", "{suggestion}"),
    ("B522", "warning", "“{name}”公布为 {stated}，但无法复算：{reason}。", "{hint}"),
    ("B530", "warning",
     "绩效目标“{goal}”没有完成：目标 {target}，实际 {actual}；而以它为依据的“{indicators}”{basis}满分。",
     "请说明理由，或按没有完成的程度扣分。"),
    ("B531", "info", "绩效目标“{goal}”没有完成：目标 {target}，实际 {actual}。", ""),
    ("B532", "info", "{total} 个绩效目标中有 {count} 个没有披露实际完成值：{names}。",
     "没有实际完成值，就无法核对以绩效目标为依据的得分。"),
    ("B540", "warning", "“{name}”没有得满分，却没有说明理由。", "请写 reason:（扣分问题写 note:）说明扣分依据。"),
    ("B550", "info", "“{name}”得满分，所依据的{figures}没有披露来源，是假定的：{reason}。",
     "请补充证明材料后再确认得分。"),
    ("B560", "error", "没有名为“{name}”的指标、评分要点、计算值或填报数据。", "{suggestion}"),
    ("B561", "error", "“{name}”的分值印的是 {printed} 分，{basis}，相差 {difference} 分。",
     "请核对自评表的分值；分值不一致，得分率就没有共同的尺度。",
     "数据文件的 printed_points 照抄表上印的分值，复核时与指标体系的分值比较。"),
    ("B562", "info", "绩效目标“{goal}”的目标是 {target}，完成 {actual}，是目标的 {share}，仍得满分。",
     "请核对目标是否定得过低（成本一类是否定得过宽）；少花钱的，核对工作有没有做完。",
     "完成值比目标好一半以上、指标体系又没有规定超额怎样扣分（over）的，都列出来请人工判断；得分不受影响。"),
)
