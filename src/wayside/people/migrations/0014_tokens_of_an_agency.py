"""A search token says whose record it finds, so that a search reads its own agency's and asks of
no other whether it may be found: a common name is shared by thousands across a partnership."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from wayside.vault.walls import OWN_AGENCY

FINDS = "support.may(subject_id, 'find')"
OPENS = "support.may(subject_id, 'open')"
FILL = """
UPDATE support.people_searchtoken t SET controller_id = s.controller_id
FROM support.sharing_subject s WHERE s.id = t.subject_id
"""
POLICIES = """
ALTER POLICY may_select ON people_searchtoken USING ({own}{finds});
ALTER POLICY may_insert ON people_searchtoken WITH CHECK ({own}{opens})
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("people", "0013_what_is_confirmed"),
        ("partners", "0006_immigration_enforcement_is_a_kind"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="searchtoken",
            name="controller",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="partners.agency",
                db_index=False,
            ),
        ),
        migrations.RunSQL(f"{FILL}; SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="searchtoken",
            name="controller",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="partners.agency",
                db_index=False,
            ),
        ),
        migrations.AddIndex(
            model_name="searchtoken",
            index=models.Index(
                fields=["controller", "token", "subject"], name="people_token_of_agency"
            ),
        ),
        migrations.RunSQL(
            POLICIES.format(own=f"{OWN_AGENCY} AND ", finds=FINDS, opens=OPENS),
            POLICIES.format(own="", finds=FINDS, opens=OPENS),
        ),
    ]
