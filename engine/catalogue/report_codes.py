"""B6xx: what is wrong in a report template, or stands in the way of a report."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B601", "error", "找不到报告模板“{name}”。", "找过的文件夹：{folders}。{suggestion}",
     "模板先在指标体系所在文件夹（及上两级）的 templates/ 下找，再在随程序提供的模板里找。"),
    ("B602", "error", "模板语法有误：{detail}。", "请检查这一行的 {{{{ }}}} 与 {{% %}} 是否成对，if、for 是否都有 endif、endfor。"),
    ("B603", "error", "模板用到的“{name}”不存在。", "{suggestion}",
     "名称要与指标体系或数据文件里的一致：图、数、量用填报数据和计算值的名称，文 用数据文件 text 下的键，指标 用指标名称。"),
    ("B604", "error", "没有名为“{name}”的过滤器或检验。", "{suggestion}"),
    ("B605", "error", "模板这一行算不下去：{detail}。", "请检查用到的数据是不是同一类（数与数比、文字与文字比）。"),
    ("B606", "error", "模板要做的事太多（{detail}），已停下。", "请检查循环是否套得过深，或文字是否反复拼接。"),
    ("B607", "error", "模板里不允许这样写：{detail}。", "模板只能取名称、判断、循环和使用列出的过滤器。"),
    ("B608", "error", "报告要用到“{name}”，但缺少 {missing}。", "请在数据文件里补上；报告不会用零或空白代替。"),
    ("B609", "error", "表格的合并标记对不上：{row}。", "“<”与左边的格合并，“^”与上边的格合并，合起来必须是矩形。"),
    ("B610", "error", "表格的一行有 {found} 格，应有 {expected} 格：{row}。",
     "请检查这一行的“|”；文字中的“|”写作“\\|”。"),
    ("B611", "error", "不能写出“{format}”格式的报告。", "可用的格式：{options}。"),
    ("B612", "error", "这里要输出的是一组内容（{kind}），不是文字或数。",
     "请用 for 逐项输出，或用过滤器 列举、顿号 连起来。"),
    ("B613", "error", "模板路径“{name}”指到了模板文件夹之外。",
     "请写相对于 templates/ 的路径，不用“..”，也不用绝对路径。"),
    ("B614", "error", "模板里不做计算（{sign}）。", "请在指标体系的 values 下写一个计算值，再在模板里用它的名称。",
     "计算放在指标体系里，才有出处、修约和核对；模板只负责行文。"),
    ("B615", "error", "没有名为“{name}”的版式标记。", "可用的标记：{options}。"),
    ("B616", "error", "读不了模板“{name}”：{detail}。", "请确认文件是 UTF-8 编码的文本，不超过 1 MB。"),
)
