"""An agency's periods are its own: its officer proposes, its officer or lead decides, and what was
decided stays as it is."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, PERSON, ROLE, policies

SAYS = f"{OWN_AGENCY} AND {ROLE} IN ('governance_officer', 'safeguarding_lead')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("governance", "0001_retention")]

    operations: ClassVar = [
        policies(
            "governance_retentionperiod",
            read=OWN_AGENCY,
            add=SAYS,
            change=f"{SAYS} AND state = 'proposed' AND proposed_by_id <> {PERSON}",
        ),
    ]
