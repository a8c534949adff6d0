"""A step that declines a referral keeps why, so that opening the referral again forgets nothing.
What stood on a referral goes to the last step that declined it; why an earlier one did is lost.

A way to reach somebody that came with a referral was kept as if it had been confirmed on the day on
which the record was begun. Nobody had: it is rechecked before it is used."""

from typing import ClassVar

from django.db import migrations, models

from wayside.web import additions

KEPT = """
UPDATE support.support_referralmove m SET declined_because = r.declined_because
FROM support.support_referral r
WHERE r.id = m.referral_id AND r.declined_because <> '' AND m.verb = 'decline' AND m.number = (
    SELECT max(l.number) FROM support.support_referralmove l
    WHERE l.referral_id = r.id AND l.verb = 'decline'
)
"""
NOT_CONFIRMED = """
UPDATE support.people_contactroute c SET unconfirmed = true, how_confirmed = ''
FROM support.support_beginning b
WHERE b.subject_id = c.subject_id AND c.created_at = b.begun_at AND c.checked_at = b.begun_at
"""


class Migration(additions.Migration):
    dependencies: ClassVar = [
        ("support", "0033_strands_of_needs"),
        ("people", "0017_confirmed_by_nobody_yet"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="referralmove",
            name="declined_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("full", "No room now"),
                    ("area", "Outside the area it serves"),
                    ("age_or_sex", "Outside the ages or sexes it serves"),
                    ("substances", "Use of drugs or alcohol, or a script"),
                    ("children", "Cannot take the children"),
                    ("recourse", "No recourse to public funds"),
                    ("language", "Cannot speak the language"),
                    ("risk", "The risk is too great for this service"),
                    ("needs", "Needs more, or something else, than it offers"),
                    ("not_enough", "Not enough was said to decide"),
                    ("other", "Another reason"),
                ],
                default="",
                max_length=12,
                verbose_name="why it was declined",
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(KEPT, migrations.RunSQL.noop),
        migrations.RunSQL(NOT_CONFIRMED, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="referralmove",
            index=models.Index(
                condition=models.Q(("declined_because", ""), _negated=True),
                fields=["at"],
                name="support_referral_declines",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralmove",
            constraint=models.CheckConstraint(
                condition=models.Q(("declined_because", ""), ("verb", "decline"), _connector="OR"),
                name="support_move_reason_of_a_decline",
            ),
        ),
    ]
