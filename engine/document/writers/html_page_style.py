"""The style of a page for the screen, and of marks, charts and folds in any page."""

PAGE_STYLE = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: #1f2933; overflow-wrap: anywhere; font: 15.5px/1.65 system-ui,
  "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
header { border-bottom: 2px solid #123f73; margin-bottom: 1.25rem; padding-bottom: .75rem; }
h1 { font-size: 1.65rem; line-height: 1.3; margin: 0; color: #123f73; text-wrap: balance; }
header p { margin: .4rem 0 0; color: #52606d; }
h2 { font-size: 1.25rem; line-height: 1.4; margin: 2.2rem 0 .6rem; color: #123f73; break-after: avoid; }
h3 { font-size: 1.06rem; margin: 1.5rem 0 .4rem; break-after: avoid; }
h4, h5, h6 { font-size: 1rem; margin: 1.1rem 0 .3rem; break-after: avoid; }
p { margin: .5rem 0; max-width: 52rem; }
p.centre { text-align: center; max-width: none; }
p.right { text-align: right; max-width: none; }
p.note { font-size: .87rem; color: #52606d; }
ul { margin: .4rem 0; padding-left: 1.4rem; max-width: 52rem; }
li { margin: .15rem 0; }
a { color: #0b4a8f; }
nav { background: #f3f6f9; border-radius: 6px; padding: .7rem 1rem; }
nav ul { columns: 16rem 3; column-gap: 2rem; list-style: none; padding: 0; margin: 0; max-width: none; }
nav li { break-inside: avoid; margin: .1rem 0; }
nav li.deeper { padding-left: 1.2em; font-size: .93em; }
nav a { text-decoration: none; }
nav a:hover, nav a:focus { text-decoration: underline; }
.box { margin: .8rem 0 1.2rem; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .93rem; line-height: 1.5;
  overflow-wrap: break-word; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; break-after: avoid; }
caption .unit { float: right; font-weight: 400; font-size: .87rem; color: #52606d; }
th, td { padding: .42rem .65rem; vertical-align: top; text-align: left; border-bottom: 1px solid #dfe4e9; }
thead { position: sticky; top: 0; z-index: 1; }
thead th { background: #e9eff5; border-bottom: 1px solid #9fb3c8; vertical-align: bottom; font-weight: 600; }
thead th[scope="colgroup"] { text-align: center; }
tbody th { font-weight: 600; }
tbody tr:hover > * { background-color: #f7f9fb; }
.s { white-space: nowrap; }
.l { min-width: 15em; }
.c { text-align: center; }
.r { text-align: right; }
td.r { font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow: auto; max-height: 88vh; border: 1px solid #dfe4e9; border-radius: 6px; }
.wide table { font-size: .87rem; min-width: 54rem; }
.wide thead .s { white-space: normal; min-width: 4.6em; }
.keyed tbody th:first-child { position: sticky; left: 0; background: #fff; border-right: 1px solid #dfe4e9; }
.wide caption { padding: .3rem .6rem; }
.hint { display: none; font-size: .85rem; text-align: right; color: #52606d; margin: 0; max-width: none; }
@media screen and (max-width: 56rem) {
  .box { overflow-x: auto; background: linear-gradient(90deg, #fff 30%, #fff0) local,
    linear-gradient(270deg, #fff 30%, #fff0) 100% 0 local, linear-gradient(90deg, #0003, #0000) scroll,
    linear-gradient(270deg, #0003, #0000) 100% 0 scroll; background-repeat: no-repeat;
    background-size: 2.5rem 100%, 2.5rem 100%, .7rem 100%, .7rem 100%; }
  .wide { max-height: none; }
  .wide thead, .box thead { position: static; }
  .hint { display: block; }
}
@media screen and (max-width: 40rem) {
  body { font-size: 15px; }
  main { padding: 1.1rem .9rem 3rem; }
  h1 { font-size: 1.3rem; }
  h2 { font-size: 1.12rem; }
  th, td { padding: .35rem .45rem; }
  .l { min-width: 8em; }
}
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  @page wide { size: A4 landscape; margin: 14mm; }
  html, body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav, .hint { display: none; }
  .box, .wide { overflow: visible; max-height: none; border: 0; background: none; }
  .wide { page: wide; }
  .wide table { min-width: 0; font-size: 8.5pt; }
  .page { break-before: page; }
  .keyed tbody th:first-child { position: static; }
  thead { position: static; display: table-header-group; }
  tr, figure { break-inside: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}"""

MARK_STYLE = """\
del { color: #8f1d14; background: #fdeceb; text-decoration-color: #c4635b; }
ins { color: #0f5a2d; background: #e4f5ea; text-decoration: underline; text-decoration-color: #5f9f77; }
td.good, th.good, span.good { color: #12632f; font-weight: 600; }
td.bad, th.bad, span.bad { color: #a3160c; font-weight: 600; }
td.muted, th.muted, span.muted { color: #5f6b76; }
td.key, th.key, span.key { font-weight: 700; }
td.key { background-color: #fff8e1; }"""

CHART_STYLE = """\
figure { margin: 1rem 0 1.4rem; break-inside: avoid; }
figcaption { font-weight: 600; max-width: 720px; margin-bottom: .5rem; }
figcaption .unit { float: right; font-weight: 400; font-size: .87em; color: #52606d; }
.drawing { overflow-x: auto; }
svg { display: block; width: 100%; height: auto; font-family: inherit; }
@media print {
  .drawing { overflow: visible; }
  svg { min-width: 0 !important; max-height: 228mm; }
}"""

FOLD_STYLE = """\
details { margin: .8rem 0; border: 1px solid #d5dbe1; border-radius: 6px; padding: .1rem .9rem; }
summary { cursor: pointer; font-weight: 600; padding: .5rem 0; color: #0b4a8f; }
details[open] summary { border-bottom: 1px solid #e4e8ec; margin-bottom: .5rem; }
@media print {
  details { border: 0; padding: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
}"""
