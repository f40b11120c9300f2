"""The page's style: type and measures after GB/T 9704, with fonts that other systems have."""

STYLE = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #111; font: 16pt/1.75 FangSong, 仿宋, 仿宋_GB2312, STFangsong,
  "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; overflow-wrap: anywhere; }
main { max-width: 56rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1, caption, th { font-family: SimSun, 宋体, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
h1 { font-size: 22pt; line-height: 1.4; text-align: center; margin: 0 0 1.5rem; font-weight: bold; }
h2, h3, h4, h5, h6 { font-size: 1em; line-height: inherit; margin: .6em 0 0; text-indent: 2em; break-after: avoid; }
h2 { font-family: SimHei, 黑体, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; font-weight: normal; }
.page + h2, .page + p + h2 { text-align: center; text-indent: 0; font-size: 18pt; line-height: 1.4; margin: .6em 0; }
h3 { font-family: KaiTi, 楷体, STKaiti, "Noto Serif CJK SC", serif; }
h5, h6 { font-weight: normal; }
p { margin: 0; text-indent: 2em; text-align: justify; }
p.centre { text-align: center; text-indent: 0; }
p.right { text-align: right; text-indent: 0; }
p.plain { text-indent: 0; }
p.note { font-size: 12pt; text-indent: 0; margin: .3em 0; }
ul { margin: .2em 0; padding-left: 3em; }
a { color: #0b4a8f; word-break: break-all; }
.box { overflow-x: auto; margin: .8em 0; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.5; overflow-wrap: break-word; }
.wide { --out: min(0px, max(-9rem, (54rem - 100vw + 1rem) / 2)); margin-left: var(--out); margin-right: var(--out); }
.wide table { min-width: 54rem; font-size: 10.5pt; line-height: 1.4; }
.wide th, .wide td { padding: .25em .35em; }
.wide thead th { white-space: nowrap; }
.wide thead th:not([colspan]) { font-size: 9pt; padding: .25em .15em; }
.wide thead tr:last-child:not(:first-child) th:nth-child(odd) { min-width: 5.8em; }
.hint { display: none; font-size: 10.5pt; text-align: right; text-indent: 0; color: #555; }
caption { font-size: 14pt; font-weight: bold; padding: .4em 0; break-after: avoid; }
caption .unit { display: block; text-align: right; font-weight: normal; font-size: 12pt; }
th, td { border: 1px solid #333; padding: .3em .5em; vertical-align: middle; text-align: left; }
thead th { text-align: center; background: #f2f2f2; }
td.c { text-align: center; }
td.r { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media screen and (max-width: 56rem) {
  .wide { border: 1px solid #999; scrollbar-width: thin; background: linear-gradient(90deg, #fff 30%, #fff0) local,
    linear-gradient(270deg, #fff 30%, #fff0) 100% 0 local, linear-gradient(90deg, #0004, #0000) scroll,
    linear-gradient(270deg, #0004, #0000) 100% 0 scroll; background-repeat: no-repeat;
    background-size: 2.5rem 100%, 2.5rem 100%, .8rem 100%, .8rem 100%; }
  .wide thead th { background: #f2f2f2cc; }
  .hint { display: block; }
}
@media screen and (max-width: 40rem) {
  body { font-size: 13pt; }
  p { text-align: start; }
  main { padding: 1rem .8rem; }
  h1 { font-size: 17pt; }
  ul { padding-left: 1.6em; }
  .page + h2, .page + p + h2 { font-size: 15pt; }
  .box:not(.wide) table { font-size: 10.5pt; line-height: 1.4; }
  .box:not(.wide) :is(th, td) { padding: .25em .3em; min-width: 3.7em; }
}
@media print {
  @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
  @page wide { size: A4 landscape; margin: 26mm; }
  main { max-width: none; padding: 0; }
  .box { overflow: visible; }
  .wide { page: wide; margin-left: 0; margin-right: 0; border: 0; background: none; }
  .hint { display: none; }
  .wide table { min-width: 0; font-size: 9pt; }
  .page { break-before: page; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}"""
