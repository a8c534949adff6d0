"""A verification's report as text and as JSON. Pure: no Django."""

import json
from dataclasses import asdict

from wayside.audit.findings import Report


def as_text(report: Report) -> str:
    """What was checked and what was found, for whoever reads a terminal."""
    lines = [
        f"Checked {report.events:,} events against {report.links:,} links of the chain, and "
        f"{report.checkpoints:,} signed checkpoints.",
        _window(report),
    ]
    if report.sound:
        lines.append("The trail is sound: nothing was altered, removed, reordered or inserted.")
        return "\n".join(lines) + "\n"
    lines.append(f"THE TRAIL IS BROKEN in {report.problem_count:,} places:")
    lines += [f"- {problem.sentence}" for problem in report.problems]
    if report.problem_count > len(report.problems):
        lines.append(f"- and {report.problem_count - len(report.problems):,} more.")
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """The same for a program."""
    sealed_at = report.sealed_at.isoformat() if report.sealed_at else None
    content = {
        "sound": report.sound,
        "events": report.events,
        "links": report.links,
        "checkpoints": report.checkpoints,
        "last_seq": report.last_seq,
        "sealed_seq": report.sealed_seq,
        "sealed_at": sealed_at,
        "since_checkpoint": report.since_checkpoint,
        "problem_count": report.problem_count,
        "problems": [asdict(problem) for problem in report.problems],
    }
    return json.dumps(content) + "\n"


def _window(report: Report) -> str:
    if report.sealed_at is None:
        return (
            f"There is no good checkpoint: all {report.links:,} events are protected by the chain "
            "only, which whoever owns the database can rebuild."
        )
    return (
        f"The last good checkpoint is at link {report.sealed_seq:,}, signed "
        f"{report.sealed_at:%Y-%m-%d %H:%M:%S} UTC; {report.since_checkpoint:,} events since the "
        "last checkpoint are protected by the chain only."
    )
