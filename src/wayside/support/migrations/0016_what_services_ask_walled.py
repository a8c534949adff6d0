"""What services ask, what reviews of a plan said, and what a record was begun from, are seen by
those who may open the record. Counting where help is missing sees referrals, and nothing said in
them: of whom they are about, only the needs are read."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, SERVICE, also, behind_the_wall, policies

OPENS = "support.may(subject_id, 'open')"
ADDS = f"{OWN_AGENCY} AND {OPENS}"
TABLES = ("support_particulars", "support_planreview", "support_beginning")
GAPS = f"{SERVICE} = 'support.gaps'"
# No service may say any more that somebody is supported there already
ANOTHER_REASON = (
    "UPDATE support.support_referral SET declined_because = 'other'"
    " WHERE declined_because = 'already'"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0015_what_services_ask")]

    operations: ClassVar = [
        *(behind_the_wall(each) for each in TABLES),
        *(policies(each, read=OPENS, add=ADDS) for each in TABLES),
        also("support_referral", "SELECT", GAPS, who="gaps"),
        also("support_referralabout", "SELECT", GAPS, who="gaps"),
        migrations.RunSQL(ANOTHER_REASON, migrations.RunSQL.noop),
    ]
