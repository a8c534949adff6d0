"""A correction is seen by whoever may open the record; what it said before by a safeguarding lead
of the agency alone, who need not be able to open the rest."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, ROLE, behind_the_wall, policies

OPEN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
LEAD = f"{OWN_AGENCY} AND {ROLE} = 'safeguarding_lead' AND support.may(subject_id, 'find')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("governance", "0007_corrections")]

    operations: ClassVar = [
        behind_the_wall("governance_correction"),
        behind_the_wall("governance_formervalue"),
        policies(
            "governance_correction",
            read=f"({OPEN}) OR ({LEAD})",
            add=f"{OPEN} AND made_by_id = {MEMBERSHIP}",
        ),
        policies("governance_formervalue", read=LEAD, add=OPEN),
    ]
