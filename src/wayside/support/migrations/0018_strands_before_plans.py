"""Strands are noted before there is a plan; where whoever was told of a
complaint has left, the lead who looks at it notes that the answer was told."""

from typing import ClassVar

from django.db import migrations, models

import wayside.vault.fields
from wayside.vault.walls import AGENCY, MEMBERSHIP, OWN_AGENCY, ROLE, also

TODAY = "nullif(current_setting('app.now', true), '')::timestamptz::date"
TELLS_INSTEAD = f"""{OWN_AGENCY} AND by_id = {MEMBERSHIP} AND kind = 'told' AND EXISTS (
    SELECT FROM support.support_complaint c
    JOIN public.partners_membership m ON m.id = c.told_to_id
    WHERE c.id = support_complaintreply.complaint_id AND c.handled_by_id = {AGENCY}
    AND {ROLE} = 'safeguarding_lead'
    AND (m.ended_at IS NOT NULL OR m.until_date < {TODAY})
)"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0017_allocating")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="plan",
            name="aim",
            field=wayside.vault.fields.LockedTextField(
                blank=True,
                default="",
                longest=2000,
                ring="support",
                verbose_name="what getting out means, in their own words",
            ),
        ),
        migrations.AlterField(
            model_name="plan",
            name="review_date",
            field=models.DateField(null=True, verbose_name="look at it together again"),
        ),
        also("support_complaintreply", "INSERT", TELLS_INSTEAD, who="lead_elsewhere"),
    ]
