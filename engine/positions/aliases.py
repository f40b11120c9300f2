"""Chinese words that people write where a key is English, with the key that is meant."""

from __future__ import annotations

from types import MappingProxyType

ALIASES = MappingProxyType({
    "版本": "schema", "编号": "id", "标题": "title", "年度": "year", "年份": "year", "发布单位": "issuer",
    "发文单位": "issuer", "分值": "points", "权重": "points", "满分": "points", "总分": "points", "来源": "source",
    "出处": "source", "修约": "rounding", "四舍五入": "rounding", "假设": "assumption", "说明": "explanation",
    "指标说明": "explanation", "指标解释": "explanation", "填报数据": "inputs", "输入": "inputs", "数据": "inputs",
    "表": "tables", "表格": "tables", "计算值": "values", "指标": "indicators", "名称": "name", "指标名称": "name",
    "公式": "formula", "计算公式": "formula", "评分标准": "standard", "评分要点": "parts", "要点": "parts",
    "单位": "unit", "小数位": "places", "小数位数": "places", "最小值": "min", "下限": "min", "最大值": "max",
    "上限": "max", "类型": "type", "选项": "options", "备注": "note", "分档": "tiers", "档次": "tiers",
    "条件": "when", "得分": "score", "分数": "score", "扣分": "deduct", "清单": "checklist", "评判": "judged",
    "依据": "evidence", "节选": "excerpt", "封顶": "cap", "一票否决": "veto", "勾稽关系": "checks",
    "检查": "checks", "等式": "equation", "容差": "tolerance", "报告": "report", "模板": "template", "行": "rows",
    "列": "columns", "键": "key", "计数": "count", "合计": "sum", "部门": "department", "部门名称": "department",
    "规则": "rubric", "指标体系": "rubric", "答案": "answers", "评价": "answers", "问题": "findings",
    "扣分问题": "findings", "绩效目标": "goals", "目标": "goals", "自评得分": "claimed", "自评": "claimed",
    "自评总分": "claimed_total", "印出的分值": "printed_points", "文字": "text", "值": "value", "理由": "reason", "假定": "assumed",
    "目标值": "target", "实际值": "actual", "完成值": "actual", "完成情况": "actual", "目标达成": "attain",
    "绩效目标表": "goals", "实现程度": "degree", "各单位": "bodies", "资金额度": "amount", "数量": "count", "weight": "points",
    "weigth": "points", "title": "title", "description": "explanation", "label": "name", "rule": "formula",
    "tier": "tiers", "max_points": "points", "desc": "explanation", "department_name": "department",
    "设定得分": "given_scores", "单位名称": "department", "填报单位": "department", "预算单位": "department",
    "评价单位": "department", "部门（单位）": "department",
    "参数": "parameters", "基础": "extends", "依据版本": "extends", "沿用": "extends", "继承": "extends", "改动": "changes",
    "修改": "change", "调整": "change", "新增": "add", "增加": "add", "删除": "remove", "删去": "remove", "替换": "replace",
    "改名": "rename", "更名": "rename", "移动": "move", "调整分值": "reweight", "调整权重": "reweight", "上级": "under",
    "modify": "change", "delete": "remove", "base": "extends",
    "名次": "place", "各名次": "places", "并列": "ties", "不足一名": "part_place", "不足一步": "part_step", "项数": "count",
    "逐条修改": "entries", "逐条": "entries", "各条": "entries",
    "区间": "range", "各档": "ranges", "自评误差": "claim_gap",
    "用例": "cases", "测试用例": "cases", "期望": "expect", "预期": "expect", "应有的结果": "expect", "基线": "baseline",
    "数据文件": "data", "其他部门": "peers",
})

KEYS = frozenset(ALIASES) | frozenset(ALIASES.values()) | frozenset({
    "when", "each", "kinds", "free", "step", "direction", "part_step", "items", "at_least", "aspects", "per_step",
    "floor", "full_when", "if_zero", "compare", "outcome", "round", "rate", "mode", "order", "groups", "title",
    "problems", "scores", "total", "grade", "unreachable", "branch", "at",
    "rank", "places", "place", "ties", "best", "part_place", "claim_gap", "ranges", "share_of", "entries",
    "attain", "must_be", "bands", "over", "beyond", "least", "low", "high", "late", "amount", "level",
})
