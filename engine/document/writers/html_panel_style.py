"""The style of the panels that show how a score came about, and of the links to them."""

PANEL_STYLE = """\
a.way { color: inherit; text-decoration: underline; text-decoration-style: dotted; text-underline-offset: .2em; scroll-margin: 45vh 0; }
a.way:hover, a.way:focus, a.way:target { background: #fff3c4; }
aside { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
aside section { display: none; position: fixed; z-index: 9; top: 0; right: 0; bottom: 0; left: 0; outline: 0; }
aside section:target { display: block; }
.veil { position: absolute; top: 0; right: 0; bottom: 0; left: 0; background: rgba(31, 41, 51, .6); cursor: default; }
aside div { position: relative; max-width: 48rem; max-height: 90vh; margin: 5vh auto 0; padding: 0 1.5rem 1.2rem; overflow: auto;
  overscroll-behavior: contain; background: #fff; color: #1f2933; border-radius: 8px; box-shadow: 0 8px 30px rgba(0, 0, 0, .4); }
aside h2 { position: sticky; top: 0; margin: 0; padding: 1rem 5.5rem .7rem 0; background: #fff; border-bottom: 1px solid #d5dbe1;
  color: #123f73; font: bold 1.1rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; text-indent: 0; }
.close { position: sticky; z-index: 1; top: .8rem; float: right; margin-top: .8rem; padding: .2rem .9rem; background: #e9eff5;
  color: #0b4a8f; border: 1px solid #9fb3c8; border-radius: 5px; text-decoration: none; }
aside blockquote { margin: .9rem 0; padding: .5rem 1rem; background: #f3f6f9; border-left: 4px solid #9fb3c8; color: #3e4c59; }
aside p { margin: .2rem 0; max-width: none; text-align: left; text-indent: 0; }
aside ul { margin: 0; padding: 0; max-width: none; list-style: none; }
aside li { margin: .35rem 0; }
aside li ul { margin-left: .2rem; padding-left: 1rem; border-left: 2px solid #e4e8ec; }
aside small { display: inline-block; max-width: 100%; color: #5f6b76; font-size: .8em; }
aside div > ul > li:last-child { margin-top: .7rem; padding-top: .6rem; border-top: 1px solid #d5dbe1; }
#still { position: fixed; top: 0; left: 0; margin: 0; outline: 0; }
@media screen and (max-width: 40rem) {
  aside div { position: absolute; right: 0; bottom: 0; left: 0; max-height: 88vh; margin: 0; padding: 0 1rem 1.5rem; border-radius: 12px 12px 0 0; }
  aside { font-size: 15px; }
}
@media print {
  aside { display: none; }
  a.way { text-decoration: none; background: none; }
}"""
