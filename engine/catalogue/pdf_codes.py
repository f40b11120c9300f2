"""B620 to B629: what stands in the way of a PDF, and what this computer lacks for reports."""

from __future__ import annotations

from .code import code_table

CODES = code_table(
    ("B620", "error", "写 PDF 要用的程序库 typst 没有安装。",
     "运行 pip install \"biaochi[pdf]\"（或 pip install typst）；用 run.py 的，-o 后面写 .pdf 文件，会自己装好。",
     "写 PDF 的程序库有几十兆，所以不随标尺一起安装；别的格式都用不着它。"),
    ("B621", "error", "这台电脑上没有可以印中文的字体，写不出 PDF。",
     "Windows 和 macOS 自带中文字体；Debian、Ubuntu 运行 sudo apt install fonts-noto-cjk，Fedora 运行 sudo dnf install "
     "google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts；也可以把有权使用的字体文件放进一个文件夹，用环境变量 BIAOCHI_FONTS 指明。",
     "没有字体时硬写出来的 PDF 里，字会是空白或方框，所以不写。biaochi doctor 列出这台电脑上有哪些公文用的字体。"),
    ("B622", "error", "已安装的字体里都没有“{sign}”（{point}）这个字，它在“{where}”下面：“{text}”。",
     "安装有这个字的字体（生僻字可用 fonts-hanazono、花园明朝、SimSun-ExtB 等），或者放进 BIAOCHI_FONTS 指明的文件夹，或者换一个字。",
     "印出来会是方框，所以不写 PDF。看不见的控制字符多半是从别处粘贴来的，删掉就行。"),
    ("B623", "error", "环境变量 BIAOCHI_FONTS 指明的文件夹“{folder}”不存在。", "请写字体所在的文件夹；几个文件夹之间用系统的路径分隔符（Windows 是分号，别的是冒号）。"),
    ("B624", "error", "排版程序 typst 没能写出 PDF：{detail}。", "请更新 typst（pip install -U typst）；还不行的，把这条消息发给开发者。"),
    ("B625", "warning", "这台电脑上没有公文用的{roles}：用 Word、WPS 打开报告会换成别的字体，PDF 里用表中的字体代替。",
     "Windows 的仿宋、楷体、黑体在“设置”的“可选功能”里（中文简体补充字体）；macOS 的华文仿宋、华文楷体在“字体册”里下载；"
     "Debian、Ubuntu 可装 fonts-arphic-ukai（楷体）、texlive-lang-chinese（内有 Fandol 仿宋、楷体）、fonts-liberation（西文）；"
     "方正小标宋向方正字库取得授权后安装。",
     "报告里写的是公文规定的字体名称，在装有这些字体的电脑上打开、打印就是对的。请从字体的出品方取得字体，不要用来路不明的。"),
    ("B626", "warning", "控制台的编码是 {encoding}，显示不了中文。",
     "Windows 先运行 chcp 65001，Linux 先运行 export LANG=zh_CN.UTF-8；写到文件（-o）的内容不受影响。"),
    ("B627", "error", "写不出 {format}：程序库 {library} 用不了（{detail}）。", "重新安装：pip install --force-reinstall {library}。"),
)
