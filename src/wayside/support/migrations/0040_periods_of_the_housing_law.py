"""The periods of the housing law that come with Wayside, each with where it stands. All are to be
checked before use: an agency sets its own beside them once it has read the law."""

import uuid
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from django.db import migrations

NAMESPACE = uuid.UUID("0d6c6b53-8a41-5d0e-a3a2-5f8b7d0c2e11")
WRITTEN = datetime(2026, 11, 22, tzinfo=UTC)
BEGAN = date(2018, 4, 3)
ABUSE = date(2021, 7, 5)
# What, days, unit, whether the first day counts, from when, where it stands
PERIODS = (
    (
        "threatened", 56, "days", False, BEGAN,
        "Housing Act 1996 s.175(4) and (5), as changed by the Homelessness Reduction Act 2017 s.1. "
        "Section 21 notices end in England with the Renters’ Rights Act 2025.",
    ),
    (
        "abuse_priority", 0, "days", False, ABUSE,
        "Housing Act 1996 s.189(1)(e), added by the Domestic Abuse Act 2021 s.78.",
    ),
    (
        "interim", 0, "days", False, BEGAN,
        "Housing Act 1996 s.188(1): at once, where there is reason to believe that somebody is "
        "homeless, eligible and in priority need.",
    ),
    (
        "notified", 10, "working_days", False, BEGAN,
        "Housing Act 1996 s.184: in writing, with reasons. The Act sets no days; these are a "
        "reminder of Wayside’s own.",
    ),
    (
        "plan", 10, "working_days", False, BEGAN,
        "Housing Act 1996 s.189A(4) to (8), added by the Homelessness Reduction Act 2017 s.3. The "
        "Act sets no days; these are a reminder of Wayside’s own.",
    ),
    (
        "prevention", 56, "days", True, BEGAN,
        "Housing Act 1996 s.195(8)(b), as changed by the Homelessness Reduction Act 2017 s.4: 56 "
        "days beginning with the day the council is first satisfied. Not while a valid section 21 "
        "notice stands: s.195(6).",
    ),
    (
        "relief", 56, "days", True, BEGAN,
        "Housing Act 1996 s.189B(4) and (7)(b), added by the Homelessness Reduction Act 2017 s.5: "
        "56 days beginning with the day the council is first satisfied.",
    ),
    (
        "main_decision", 15, "working_days", False, BEGAN,
        "Homelessness Code of Guidance, chapter 18: normally within 15 working days after the 56 "
        "days. Guidance, not the Act.",
    ),
    (
        "review_request", 21, "days", True, BEGAN,
        "Housing Act 1996 s.202(3): 21 days beginning with the day of being notified, or longer if "
        "the council allows it in writing.",
    ),
    (
        "review_decision", 56, "days", True, BEGAN,
        "Homelessness (Review Procedure etc.) Regulations 2018 reg.9: eight weeks beginning with "
        "the day of the request; three weeks for some decisions under s.189B and s.195; longer if "
        "agreed in writing.",
    ),
    (
        "appeal", 21, "days", False, BEGAN,
        "Housing Act 1996 s.204(2): within 21 days of being notified, on a point of law.",
    ),
    (
        "settled", 182, "days", False, BEGAN,
        "Half a year: a usual measure of a tenancy sustained, set by no law.",
    ),
    (
        "notice_review", 5, "working_days", False, BEGAN,
        "Set by no law: a reminder of Wayside’s own, and never after the notice runs out.",
    ),
    (
        "closure_review", 1, "days", False, BEGAN,
        "Set by no law: a court hears a closure order within 48 hours of the notice (Anti-social "
        "Behaviour, Crime and Policing Act 2014 s.80).",
    ),
)  # fmt: skip


def fill(apps: Any, _schema: Any) -> None:
    """The same identifiers in every installation."""
    model = apps.get_model("support", "StatutoryPeriod")
    model.objects.bulk_create(
        model(
            id=uuid.uuid5(NAMESPACE, f"{milestone}/{from_date}"),
            milestone=milestone,
            days=days,
            unit=unit,
            first_day_counts=first,
            from_date=from_date,
            law=law,
            is_to_check=True,
            set_at=WRITTEN,
        )
        for milestone, days, unit, first, from_date, law in PERIODS
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0039_applications")]
    operations: ClassVar = [migrations.RunPython(fill, migrations.RunPython.noop)]
