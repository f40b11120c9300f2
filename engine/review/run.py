"""The whole review, one question after the other."""

from __future__ import annotations

from ..scoring.scorecard import Scorecard
from ..scoring.tracing import Tracer
from .checks import review_checks
from .claims import claim_findings, claim_lines, total_line
from .evidence import assumed_findings, reason_findings
from .goals import goal_findings
from .model import Review
from .printed import printed_findings
from .stated import review_stated


def review(scorecard: Scorecard) -> Review:
    """What a reviewer would ask of a self-evaluation.

    Claimed scores against computed ones (each indicator, claimed parts, the total); printed points; the rubric's
    ``checks``; published figures against computed ones; goals missed behind full marks, goals far surpassed; answers
    without reasons; assumptions behind full marks. The findings begin with what the data file is warned about and with
    the scorecard's own, so that a score that could not be computed is not overlooked.
    """
    tracer = Tracer(scorecard)
    lines, total = claim_lines(scorecard), total_line(scorecard)
    checks, check_findings = review_checks(scorecard, tracer.figures)
    stated, stated_findings = review_stated(scorecard, tracer.figures)
    findings = (
        *scorecard.data.remarks, *scorecard.findings, *claim_findings(scorecard, lines, total),
        *printed_findings(scorecard), *check_findings, *stated_findings,
        *goal_findings(scorecard), *reason_findings(scorecard), *assumed_findings(scorecard, tracer),
    )
    return Review(scorecard, lines, total, checks, stated, findings)
