"""Risk is seen and written by those who may open the record. A finished assessment and a judgement
are never written again: not by any statement."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, ROLE, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
MINE = f"{OWN} AND by_id = {MEMBERSHIP}"
LEADS = f"{OWN_AGENCY} AND {ROLE} = 'safeguarding_lead'"
TABLES = (
    "abuseevent",
    "instrumentwording",
    "riskassessment",
    "riskjudgement",
    "riskrise",
    "riskthresholds",
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("safeguarding", "0001_dash"),
        ("support", "0035_complaints_from_outside"),
    ]

    operations: ClassVar = [
        *(behind_the_wall(f"safeguarding_{each}") for each in TABLES),
        policies("safeguarding_abuseevent", read=OWN, add=MINE),
        policies("safeguarding_riskjudgement", read=OWN, add=MINE),
        policies(
            "safeguarding_riskassessment",
            read=OWN,
            add=OWN,
            change=f"{OWN} AND state = 'draft'",
        ),
        policies("safeguarding_riskrise", read=OWN, add=OWN, change=OWN),
        # These say nothing of anybody; what is set in an area holds for every agency in it
        policies(
            "safeguarding_instrumentwording",
            read=OWN_AGENCY,
            add=f"{LEADS} AND loaded_by_id = {MEMBERSHIP}",
        ),
        policies(
            "safeguarding_riskthresholds",
            read=f"{MEMBERSHIP} IS NOT NULL",
            add=f"{LEADS} AND set_by_id = {MEMBERSHIP}",
        ),
    ]
