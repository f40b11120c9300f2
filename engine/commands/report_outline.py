"""``biaochi report --outline``: what a report holds, before it is written."""

from __future__ import annotations

import click

from ..language_choice import translate
from .console import width
from .outputs import FORMATS, deliver, formats_of
from .report_options import JSON, TEXT, Choices


def run_outline(asked: Choices) -> int:
    """Prints or writes the outline; the status is 1 where texts are missing that the report can't do without."""
    from ..report import report_outline
    from ..report.outline_output import outline_document, outline_json

    if asked.watched:
        raise click.UsageError(translate("--outline 和 --watch 不能一起用。"), click.get_current_context())
    formats = formats_of(asked.outputs, FORMATS, (*asked.data, *asked.peers))
    shown = asked.shown((TEXT, JSON, "md", "html"))
    card = asked.scorecard()
    found = report_outline(card, asked.template)
    deliver(lambda kind: outline_document(card, found), lambda: outline_json(card, found), formats, shown,
            width(asked.width_asked))
    return 1 if found.missing else 0
