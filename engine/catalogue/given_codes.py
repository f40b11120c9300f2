"""B76x: edits of a rubric that are given on the command line, and many departments compared at once."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B760", "error", "“{text}”没有写改成什么。", "请写成 指标或路径/键=值，例如 --set '预算编制规范性/deduct/each=2'。",
     "命令里的一处修改由路径、等号和新的值组成；值里可以有等号，整处修改要用引号括起来。"),
    ("B761", "error", "“{where}”下面没有“{name}”。", "{suggestion}",
     "路径从指标（编号、名称）或 rounding、parameters、values、total、grades 等写起，一层一层写到要改的键；"
     "档次、条目照原来的写法写，或写第几条。原来没有写的键，能写在那里的都可以写。"),
    ("B762", "error", "叫“{name}”的不止一处：{options}。", "请把路径写全，写到只有一处为止。",
     "几处名称相同时，程序不猜是哪一处。"),
    ("B763", "error", "“{name}”由下面的各键或各条组成，不能整个写成一个值。", "请接着写到要改的键：{options}",
     "命令里一次只改一个值；要整段改写，请写一份 extends 的指标体系。"),
    ("B764", "error", "“{name}”{now}。", "请核对要改成什么；不改就删去这一处。",
     "修改和原来的写法一样，或者去掉本来没有的键，多半是改错了地方。"),
    ("B765", "error", "“{name}”改了两次。", "请只留一处。", "同一个值改两次，不知道以哪一次为准。"),
    ("B766", "error", "改了以后，{where} 有错：{message}", "{hint}",
     "错处在指标体系的文件里，是命令里的这处修改引起的；文件不用改，请接着写修改，例如把上级指标的分值一起改。"),
    ("B767", "error", "没有一个部门的数据能读，没有可以比较的。", "请先改好上面列出的问题。",
     "写明的文件和文件夹里，每个部门的数据都有错。"),
)
