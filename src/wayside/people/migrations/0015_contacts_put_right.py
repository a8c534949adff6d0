"""A contact noted for the wrong time is put right by another, of the same record."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY

ADD = f"{OWN_AGENCY} AND support.may(subject_id, 'open') AND by_id = {MEMBERSHIP}"
# A foreign key asks no policy: without this, a contact of any record could be put out of count
SAME = """(corrects_id IS NULL OR EXISTS (
    SELECT FROM support.people_contactattempt a
    WHERE a.id = people_contactattempt.corrects_id
    AND a.subject_id = people_contactattempt.subject_id
))"""
POLICY = "ALTER POLICY may_insert ON people_contactattempt WITH CHECK ({})"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0014_tokens_of_an_agency")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="contactattempt",
            name="corrects",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="people.contactattempt",
            ),
        ),
        migrations.RunSQL(POLICY.format(f"{ADD} AND {SAME}"), POLICY.format(ADD)),
    ]
