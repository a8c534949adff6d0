"""Reviews that the law decides within three weeks, and of whether a home is suitable: more rows of
the periods that come with Wayside. What was counted before keeps its dates."""

import uuid
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from django.db import migrations, models

NAMESPACE = uuid.UUID("0d6c6b53-8a41-5d0e-a3a2-5f8b7d0c2e11")
WRITTEN = datetime(2026, 11, 23, tzinfo=UTC)
BEGAN = date(2018, 4, 3)
# What, days, where it stands; each begins with its first day
PERIODS = (
    (
        "short_review", 21,
        "Homelessness (Review Procedure etc.) Regulations 2018 reg.9(1)(a): three weeks beginning "
        "with the day of the request, or of the representations if they are made, where the "
        "prevention duty was ended (s.202(1)(bc), and (bb) for that duty); longer if agreed in "
        "writing.",
    ),
    (
        "steps_review", 21,
        "Homelessness (Review Procedure etc.) Regulations 2018 reg.9(1)(a): three weeks beginning "
        "with the day of the request, or of the representations if they are made, for the steps a "
        "council is to take (s.202(1)(ba)(i) and (bc)(i)).",
    ),
    (
        "suitable_request", 21,
        "Housing Act 1996 s.202(1)(f) to (h), (1A) and (3): 21 days beginning with the day of "
        "being notified, whether or not the home was accepted.",
    ),
    (
        "suitable_review", 56,
        "Homelessness (Review Procedure etc.) Regulations 2018 reg.9(1)(b): eight weeks beginning "
        "with the day of the request, for whether a home is suitable (s.202(1)(f) to (h)).",
    ),
)  # fmt: skip
MILESTONES = [
    ("threatened", "Threatened with homelessness, if likely within"),
    ("abuse_priority", "Victims of domestic abuse have priority need"),
    ("interim", "Somewhere to stay meanwhile"),
    ("notified", "A written decision whether there is a duty"),
    ("plan", "Personalised housing plan"),
    ("prevention", "Prevention duty"),
    ("relief", "Relief duty"),
    ("main_decision", "Decision on the main housing duty"),
    ("review_request", "Request a review"),
    ("review_decision", "Decision of the review"),
    ("short_review", "Decision of the review: the prevention duty was ended"),
    ("steps_review", "Decision of the review of the plan’s steps"),
    ("suitable_request", "Request a review of whether a home is suitable"),
    ("suitable_review", "Decision of the review of whether a home is suitable"),
    ("appeal", "Appeal at the county court"),
    ("settled", "Ask whether somebody is settled in a new home"),
    ("notice_review", "Safeguarding review of a possession notice"),
    ("closure_review", "Safeguarding review of a closure notice"),
]


def fill(apps: Any, schema: Any) -> None:
    """The same identifiers in every installation. The table stands behind the wall by now."""
    rows = [
        (uuid.uuid5(NAMESPACE, f"{milestone}/{BEGAN}"), milestone, days, law)
        for milestone, days, law in PERIODS
    ]
    with schema.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO support.support_statutoryperiod"
            " (id, milestone, number, days, unit, first_day_counts, from_date, law, is_to_check,"
            " set_at) VALUES (%s, %s, 0, %s, 'days', true, %s, %s, true, %s)",
            [(each, milestone, days, BEGAN, law, WRITTEN) for each, milestone, days, law in rows],
        )


def empty(apps: Any, schema: Any) -> None:
    """Without them again, where nothing was counted by them."""
    with schema.connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM support.support_statutoryperiod WHERE controller_id IS NULL"
            " AND milestone = ANY(%s)",
            [[each[0] for each in PERIODS]],
        )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0044_answers_carried_over")]
    operations: ClassVar = [
        *(
            migrations.AlterField(
                model_name=name,
                name="milestone",
                field=models.CharField(
                    choices=MILESTONES, max_length=16, verbose_name="what is due"
                ),
            )
            for name in ("statutoryperiod", "applicationmilestone")
        ),
        migrations.RunPython(fill, empty),
    ]
