"""B440-B459: targets against what was reached (attain, goals), in rubrics and while they are scored."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B440", "error", "“{name}”的目标是 {target}，完成 {actual}，没有达到；目标为零或负数，算不出达成率。",
     "请在指标体系里写 zero_target: zero（不得分），或者换一种算法（例如 at_least: deviation）。"),
    ("B441", "warning", "“{name}”的 {points} 分平均分给 {count} 行，每行取整为 {share} 分，合计 {total} 分，与分值相差 {difference} 分。",
     "合计超过分值的，得分按分值封顶；要一分不差，请去掉 round_points。",
     "平均分配后四舍五入，各行分值之和可能不等于指标的分值。"),
    ("B442", "error", "“{name}”的分值是 {points} 分，表里各行的分值合计 {total} 分，不相等。",
     "请核对各行的 points: 和指标的分值；得分仍按各行相加，最高 {points} 分。",
     "公布的表里常有各行权重之和不是总分的情形，例如各行已经 100 分，另外还有预算执行率 10 分。"),
    ("B443", "error", "“{name}”的目标是“{target}”，完成情况写的是“{actual}”，没法比较。",
     "请写数或日期；定性的写档次（本指标体系的档次：{levels}），或写 degree: 实现程度和 reason: 理由。"),
    ("B444", "error", "“{name}”的实现程度 {degree} 不在档次“{level}”的范围 {span} 之内。", "请核对档次和实现程度，两者要相合。"),
    ("B445", "warning", "“{name}”的目标是 {target}，完成 {actual}，已经达到，但算不出超过目标多少，按 100% 计。",
     "目标或完成值是零（或负数）时没有比率；请人工核对是否属于目标定得过低。"),
    ("B446", "error", "绩效目标“{name}”没有写分值。", "请在这一行写 points:；分值平均分配的，在指标体系里写 points: split。"),
    ("B447", "error", "绩效目标“{name}”不适用（{reason}），但指标体系没有写明不适用的行怎样处理。",
     "请在指标体系的 goals 下写 not_applicable: share（分值由其余各行分担）或 full（按满分计）。"),
    ("B448", "error", "“{name}”的各行绩效目标都不适用，没有可以计分的行。",
     "若这个指标可以整个不适用，请在指标体系里给它写 not_applicable:，在数据的 not_applicable 下写理由。"),
    ("B449", "warning", "绩效目标“{name}”写的分值是 {stated} 分，按平均分配应是 {share} 分。",
     "指标体系规定分值平均分配（points: split），行里写的分值没有用；请核对。"),
    ("B450", "warning", "“{name}”的目标和完成值可以直接比较，另写的档次或实现程度没有用。",
     "请去掉 level: 和 degree:；若本来就是定性的，请写 kind: qualitative。"),
    ("B451", "error", "档次“{name}”的上下限不对：上限应是 {expected}，下限应比上限小。", "各档从 100% 往下写，首尾相接，例如 100%-80%、80%-60%、60%-0%。"),
    ("B452", "error", "档次“{name}”的 degree 是 {degree}，不在这一档的 {span} 之内。", "每档含下限、不含上限（最高一档含 100%）。"),
    ("B453", "error", "最后一档“{name}”的下限是 {low}，应当到 0%。", "各档要从 100% 一直到 0%，中间不留空当。"),
    ("B454", "error", "达成率的上限 {cap} 低于 100%。", "cap 通常是 100%；允许超额加分的，写 120% 这样的数。"),
    ("B455", "error", "beyond 是 {beyond}，低于 100%。", "beyond 是完成到目标的多少以后才算超额，例如 150%。"),
    ("B456", "error", "超额加分（add）需要写明达成率最高到多少。", "请写 cap:，例如 cap: 120%。"),
    ("B457", "error", "must_be: {must_be} 与所写的键不合。", "must_be: {must_be} 时写这些键：{keys}。"),
    ("B458", "error", "“{text}”不是能读懂的日期。", "请写明年份，例如 2021年12月底前、2021年12月31日。"),
    ("B459", "error", "round_points 只用于平均分配的分值。", "请写 points: split，或去掉 round_points。"),
)
