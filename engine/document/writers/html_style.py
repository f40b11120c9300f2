"""The style of a report: sheets of paper on the screen and for print; type and measures after GB/T 9704, with fonts that other
systems have. Only what browsers of ten years ago leave out without harm goes beyond what they know."""

STYLE = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #e9ebee; color: #111; font: 16pt/1.75 FangSong, 仿宋, 仿宋_GB2312, STFangsong,
  "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; overflow-wrap: anywhere; word-wrap: break-word; }
main { padding: 2rem 1rem; }
.sheet { max-width: 56rem; margin: 0 auto 2rem; padding: 4.5rem 4.2rem; background: #fff; box-shadow: 0 1px 6px rgba(0, 0, 0, .25); }
.land { max-width: 74rem; padding: 3rem; }
h1, caption, th { font-family: SimSun, 宋体, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
h1 { font-size: 22pt; line-height: 1.4; text-align: center; margin: 0 0 1.5rem; font-weight: bold; }
h2, h3, h4, h5, h6 { font-size: 1em; line-height: inherit; margin: .6em 0 0; text-indent: 2em; break-after: avoid; }
h2, .annex > p.plain:first-child { font-family: SimHei, 黑体, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; font-weight: normal; }
h3 { font-family: KaiTi, 楷体, STKaiti, "Noto Serif CJK SC", serif; }
h5, h6 { font-weight: normal; }
.annex h2:first-of-type { font: bold 18pt/1.4 SimSun, 宋体, "Noto Serif CJK SC", "Source Han Serif SC", serif; text-align: center;
  text-indent: 0; margin: .4em 0 .6em; }
h2:target, h3:target, h4:target { background: #fff3c4; }
p { margin: 0; text-indent: 2em; text-align: justify; orphans: 2; widows: 2; }
p.centre { text-align: center; text-indent: 0; }
p.right { text-align: right; text-indent: 0; }
p.plain { text-indent: 0; }
p.note { font-size: 12pt; text-indent: 0; margin: .3em 0; }
ul { margin: .2em 0; padding-left: 3em; }
li ul { padding-left: 1.5em; }
blockquote { margin: .4em 0 .4em 2em; padding-left: 1em; border-left: 3px solid #b7bfc8; }
a { color: #0b4a8f; word-break: break-all; }
nav { border: solid #b7bfc8; border-width: 1px 0; margin: 1rem 0 1.5rem; padding: .6rem 0; font-size: 14pt; line-height: 1.6; }
nav label { display: block; text-align: center; font-family: SimHei, 黑体, "Noto Sans CJK SC", sans-serif; letter-spacing: .5em; }
nav ul { list-style: none; margin: .3rem 0 0; padding: 0; }
nav .deeper { padding-left: 2em; }
nav a { text-decoration: none; }
nav a:hover, nav a:focus { text-decoration: underline; }
nav input { display: none; }
.skip { position: absolute; top: -10em; left: 1rem; z-index: 3; padding: .3em 1em; background: #fff; }
.skip:focus { top: .5rem; }
a:focus, input:focus + label { outline: 2px solid #0b4a8f; outline-offset: 2px; }
.box { overflow-x: auto; margin: .8em 0; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.5; overflow-wrap: break-word; }
.wide table { min-width: 54rem; font-size: 10.5pt; line-height: 1.4; }
.wide th, .wide td { padding: .25em .35em; }
.wide thead th { white-space: nowrap; }
.wide thead th:not([colspan]) { font-size: 9pt; padding: .25em .15em; }
.wide thead tr:last-child:not(:first-child) th:nth-child(odd) { min-width: 5.8em; }
.hint { display: none; font-size: 10.5pt; text-align: right; text-indent: 0; color: #555; }
caption { font-size: 14pt; font-weight: bold; padding: .4em 0; break-after: avoid; }
caption .unit { display: block; text-align: right; font-weight: normal; font-size: 12pt; }
th, td { border: 1px solid #333; padding: .3em .5em; vertical-align: middle; text-align: left; }
.box:not(.wide) th, .box:not(.wide) td { min-width: 3.4em; }
thead th { text-align: center; background: #f2f2f2; }
td.c { text-align: center; }
td.r { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.sheet figcaption { max-width: none; margin: .4em 0 0; text-align: center; font: bold 14pt/1.5 SimSun, 宋体, "Noto Serif CJK SC",
  "Source Han Serif SC", serif; }
.sheet svg { margin: 0 auto; font-family: system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
p.unit { text-align: right; }
@media screen and (max-width: 60rem) {
  main { padding: 0; }
  .sheet { padding: 2rem 1.25rem; margin: 0 0 .75rem; max-width: none; box-shadow: none; }
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
  .sheet { padding: 1.2rem .8rem; }
  h1 { font-size: 17pt; }
  ul { padding-left: 1.6em; }
  .annex h2:first-of-type { font-size: 15pt; }
  caption, .sheet figcaption { font-size: 12pt; }
  nav { font-size: 12pt; line-height: 1.9; }
  nav label { cursor: pointer; padding: .3em 0; }
  nav label::after { content: " ▾"; }
  nav input { display: block; position: absolute; opacity: 0; }
  nav ul { display: none; }
  nav input:checked ~ ul { display: block; }
  .box:not(.wide) table { font-size: 10.5pt; line-height: 1.4; }
  .box:not(.wide) th, .box:not(.wide) td { padding: .25em .3em; min-width: 3.7em; }
}
@media print {
  @page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-right { content: "— " counter(page) " —"; font: 14pt SimSun, 宋体, serif; } }
  @page :left { @bottom-right { content: none; } @bottom-left { content: "— " counter(page) " —"; font: 14pt SimSun, 宋体, serif; } }
  @page land { size: A4 landscape; margin: 28mm 22mm 24mm; }
  body { background: none; }
  main { padding: 0; }
  .sheet { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  .sheet + .sheet { break-before: page; page-break-before: always; }
  .land { page: land; }
  nav, .skip, .hint { display: none; }
  nav.asked { display: block; border: 0; }
  nav.asked ul { display: block; }
  a { color: inherit; text-decoration: none; }
  .box { overflow: visible; border: 0; background: none; }
  .wide table { min-width: 0; font-size: 9pt; }
  .wide th, .wide td { min-width: 3.6em; }
  .wide thead th { white-space: normal; text-wrap: balance; }
  .wide thead tr:last-child:not(:first-child) th:nth-child(odd) { min-width: 4.5em; }
  thead { display: table-header-group; }
  tr, figure, caption, .short { break-inside: avoid; page-break-inside: avoid; }
  .wide tr { break-inside: auto; page-break-inside: auto; }
  .wide td:not([rowspan]) { break-inside: avoid; page-break-inside: avoid; }
  tbody tr:first-child { break-before: avoid; page-break-before: avoid; }
  h1, h2, h3, h4, h5, h6, caption { page-break-after: avoid; }
  h2:target, h3:target, h4:target { background: none; }
  thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}"""
