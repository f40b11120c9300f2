"""B75x: what is wrong with asking for the history of a family of rubrics."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B750", "error", "没有编号以“{name}/”开头的指标体系。", "可用的：{options}。也可以写一份指标体系的编号或文件。",
     "history 后面写指标体系编号里“/”前面的部分（longhua/2021 写 longhua），把各年的版本排在一起；写完整的编号，则是它和它的各级基础。"),
    ("B751", "error", "没有编号以“{name}/”开头的指标体系；是不是“{near}”？", "可用的：{options}。也可以写一份指标体系的编号或文件。",
     "history 后面写指标体系编号里“/”前面的部分（longhua/2021 写 longhua）；没有这一部分，但有名称相近的。"),
    ("B753", "warning", "“{name}”有错误，读不了，沿革里没有它。", "先用 biaochi lint 检查并改正它，再看一次。",
     "各年的版本里有一份读不了。其余的照样显示，但与上一版相比的改动跳过了它。"),
    ("B754", "error", "哪个版本都没有叫“{name}”的指标。", "请写指标在任何一版里的名称、路径（上级/名称）或 id；不写指标，就显示全部。",
     "history 后面的第二个词是一项指标。它在任何一版里的名称都可以写，改过名的也能找到。"),
    ("B755", "error", "哪个版本都没有叫“{name}”的指标；是不是：{near}？", "请写指标在任何一版里的名称、路径（上级/名称）或 id；不写指标，就显示全部。",
     "history 后面的第二个词是一项指标；没有叫这个名称的，但有名称相近的。"),
    ("B756", "error", "“{name}”不止一项指标：{paths}。", "请写路径，例如上面的一个。",
     "同一版里有几项指标的名称或 id 是这个。写上级的名称和“/”就分得开。"),
)
