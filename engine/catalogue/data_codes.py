"""B3xx: what is wrong in a department's data file."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B301", "error", "缺少填报数据“{name}”。用到它的指标：{users}。", "请在 inputs 下补上；确实没有依据的，写 value 并用 assumed: 说明理由。"),
    ("B302", "error", "指标体系里没有填报数据“{name}”。", "{suggestion}"),
    ("B303", "error", "“{name}”要填数，这里是“{text}”。", "只写数，不带文字，例如 1,234.56。"),
    ("B304", "error", "“{name}”要填“是”或“否”，这里是“{text}”。", "请写 是 或 否。"),
    ("B305", "error", "“{name}”只能填 {options}，这里是“{text}”。", "{suggestion}"),
    ("B306", "warning", "“{name}”填了 {found} 位小数，规定最多 {places} 位。", "请核对原始数据；不要自行多写或少写位数。"),
    ("B307", "error", "“{name}”是 {text}，小于允许的最小值 {min}。", "请核对这个数的正负和单位。"),
    ("B308", "error", "“{name}”是 {text}，大于允许的最大值 {max}。", "请核对这个数的单位。"),
    ("B309", "error", "表“{table}”缺少“{key}”这一行。用到它的指标：{users}。", "这张表的行是固定的：{options}。"),
    ("B310", "error", "表“{table}”第 {line} 行的“{key}”不在规定的行里。", "这张表的行是固定的：{options}。"),
    ("B311", "error", "表“{table}”有两行都叫“{key}”。", "每行的名称只能用一次。"),
    ("B312", "error", "表“{table}”的这一行缺少“{column}”。", "请补上这一格。"),
    ("B313", "error", "没有名为“{name}”的指标、评分要点或条目。", "{suggestion}"),
    ("B314", "error", "“{name}”的扣分问题应写成清单，或写“无”。", "例如 “无”，或逐条写 note（问题）和 count（次数）。"),
    ("B315", "error", "“{name}”的自评得分“{text}”不是数。", "请写数；原表空白的写 null。"),
    ("B316", "error", "缺少对“{name}”的填报（{section}）。", "请在数据文件的 {section} 下补上。"),
    ("B317", "error", "count 要写 1 或更大的整数，这里是“{text}”。", "同类问题出现几次就写几。"),
    ("B318", "warning", "“{name}”写的是 {text}，按百分数读是 {read}，是否想写 {meant}？", "单位是 % 的数，19.5 与 19.5% 是一回事。"),
    ("B319", "error", "“{name}”应当是一张表，按行填写。", "请在它下面写 rows:，每行一条。"),
    ("B321", "error", "缺少对“{name}”的评判（{section}）。", "请写实现程度（0%到100%）和 reason: 理由；没有选这个方面的，写“不评价”。"),
    ("B322", "warning", "数据是 {year} 年度的，指标体系“{rubric}”是 {other} 年度的。", "请核对 year: 和 rubric: 哪个写错了。"),
    ("B323", "error", "扣分问题只写了一个数“{text}”。", "请写 note: 问题是什么、count: 几次；没有问题就写“无”。"),
    ("B324", "error", "stated 里的“{name}”不是指标体系的计算值。", "{suggestion}"),
    ("B320", "error", "“{name}”只有一个数，不是表。", "请直接写数，或写 value: 和 source:。"),
    ("B325", "error", "指标体系没有规定“{name}”可以不适用。", "请按规定填报；确有不适用情形的，要由指标体系写 not_applicable:。"),
    ("B326", "error", "“{name}”是否不适用由条件“{when}”决定，不用填报。", "请去掉这一行，核对条件用到的数据。"),
    ("B327", "error", "“{name}”写了不适用，没有写理由。", "请写清为什么不适用，例如：没有楼堂馆所项目。"),
    ("B330", "error", "“{name}”的单位是{unit}，这里写的 unit: {found} 不能换算成{unit}。",
     "请核对这个数和单位；同一类的单位（元、万元、亿元）可以照写，会精确换算。"),
    ("B331", "error", "“{name}”写了两个不同的单位：数后面是{behind}，unit: 是{found}。", "只留一个。"),
    ("B332", "error", "“{name}”没有声明单位，这里却写了 unit: {found}。", "请去掉 unit:，或在指标体系里声明这项数据的单位。"),
    ("B333", "warning", "“{name}”不是数，unit: {found} 不起作用。", "请去掉 unit:。"),
)
