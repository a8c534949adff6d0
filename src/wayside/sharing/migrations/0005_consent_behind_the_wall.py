"""The ledger is read and added to by whom the record is open to."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, behind_the_wall, policies

OPEN = "support.may(subject_id, 'open')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0004_consent_ledger")]

    operations: ClassVar = [
        behind_the_wall("sharing_consententry"),
        policies(
            "sharing_consententry",
            read=OPEN,
            add=f"{OWN_AGENCY} AND recorded_by_id = {MEMBERSHIP} AND {OPEN}",
        ),
    ]
