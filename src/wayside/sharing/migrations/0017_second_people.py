"""An emergency is open at once and waits for a second person all the same: what one agency opened
so and is open still waits for a day from now, and a lead may decide it as any other override."""

from typing import ClassVar

from django.db import migrations, models

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, ROLE
from wayside.web import additions

OPEN = "support.may(subject_id, 'open')"
CLOCK = f"({MEMBERSHIP} IS NULL AND current_setting('app.side', true) = 'support')"
LEAD = f"({OWN_AGENCY} AND {ROLE} = 'safeguarding_lead' AND support.may(subject_id, 'find'))"
DECIDES = (
    "ALTER POLICY may_select ON sharing_disclosure USING"
    f" ({OPEN} OR {CLOCK} OR ({LEAD} AND {{0}}) OR decided_by_id = {MEMBERSHIP});"
    " ALTER POLICY may_update ON sharing_disclosure USING"
    f" ({OPEN} OR {CLOCK} OR ({LEAD} AND {{0}}))"
)
# The recipient's half ends with the time to confirm; only its guard keeps the owner from saying so
WAITS_FROM_NOW = """
UPDATE sharing_disclosure
SET state = 'urgent', approve_by_at = least(until_at, now() + interval '24 hours')
WHERE is_emergency AND state = 'open' AND decided_by_person_id IS NULL AND basis <> 'consent';
ALTER TABLE sharing_delivery DISABLE TRIGGER sharing_guard_delivery;
UPDATE sharing_delivery SET until_at = made.approve_by_at FROM sharing_disclosure made
WHERE made.id = sharing_delivery.id AND made.state = 'urgent';
ALTER TABLE sharing_delivery ENABLE TRIGGER sharing_guard_delivery;
SET CONSTRAINTS ALL IMMEDIATE
"""
OPEN_AGAIN = """
ALTER TABLE sharing_delivery DISABLE TRIGGER sharing_guard_delivery;
UPDATE sharing_delivery SET until_at = made.until_at FROM sharing_disclosure made
WHERE made.id = sharing_delivery.id AND made.state = 'urgent';
ALTER TABLE sharing_delivery ENABLE TRIGGER sharing_guard_delivery;
UPDATE sharing_disclosure SET state = 'open', approve_by_at = NULL WHERE state = 'urgent';
SET CONSTRAINTS ALL IMMEDIATE
"""


class Migration(additions.Migration):
    dependencies: ClassVar = [
        ("access", "0002_person_fixed"),
        ("partners", "0006_immigration_enforcement_is_a_kind"),
        ("sharing", "0016_agreement_documents"),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint(
            model_name="disclosure",
            name="sharing_override_is_approved",
        ),
        migrations.AlterField(
            model_name="delivery",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waits for a second person"),
                    ("urgent", "Open in an emergency, waits to be confirmed"),
                    ("open", "Open to the recipient"),
                    ("declined", "Declined"),
                    ("lapsed", "Nobody approved it in time"),
                    ("closed", "Closed"),
                    ("expired", "Its time is over"),
                ],
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="closed_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("withdrawn", "Consent was taken back"),
                    ("controller", "Closed by the agency that disclosed it"),
                    ("ran_out", "The consent it rests on ran out"),
                    ("refused", "A second person did not confirm the emergency"),
                    ("no_second", "Nobody confirmed the emergency in time"),
                ],
                max_length=10,
                verbose_name="why it was closed",
            ),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waits for a second person"),
                    ("urgent", "Open in an emergency, waits to be confirmed"),
                    ("open", "Open to the recipient"),
                    ("declined", "Declined"),
                    ("lapsed", "Nobody approved it in time"),
                    ("closed", "Closed"),
                    ("expired", "Its time is over"),
                ],
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="oversightentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("override", "Disclosed without consent, or about to be"),
                    ("emergency", "A record opened in an emergency"),
                    ("demand", "A legal demand"),
                    ("no_second", "Nobody confirmed in time what was disclosed in an emergency"),
                    ("undeleted", "Nobody confirmed that what was disclosed is deleted"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.RunSQL(
            DECIDES.format("state IN ('waiting', 'urgent')"), DECIDES.format("state = 'waiting'")
        ),
        migrations.RunSQL(WAITS_FROM_NOW, OPEN_AGAIN),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("basis", "consent"),
                    ("decided_by_person__isnull", False),
                    models.Q(("is_emergency", True), models.Q(("state", "open"), _negated=True)),
                    models.Q(("state__in", ("open", "closed", "expired")), _negated=True),
                    _connector="OR",
                ),
                name="sharing_override_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "urgent"), _negated=True),
                    models.Q(("approve_by_at__isnull", False), ("is_emergency", True)),
                    _connector="OR",
                ),
                name="sharing_emergency_waits_for_second",
            ),
        ),
    ]
