"""A meeting is seen by those who may open the record; a count by the agency's caseworkers."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, ROLE, behind_the_wall, policies

OPENS = "support.may(subject_id, 'open')"
COUNTED = f"subject_id IS NULL AND {ROLE} IN ('caseworker', 'safeguarding_lead')"
OWN = f"met_by_id = {MEMBERSHIP}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("support", "0001_meetings_and_needs"),
        ("sharing", "0002_behind_the_wall"),
    ]

    operations: ClassVar = [
        behind_the_wall("support_meeting"),
        behind_the_wall("support_neednote"),
        policies(
            "support_meeting",
            read=f"{OWN_AGENCY} AND (({COUNTED}) OR {OPENS})",
            add=f"{OWN_AGENCY} AND ((subject_id IS NULL AND {OWN}) OR {OPENS})",
            change=OPENS,
        ),
        policies("support_neednote", read=OPENS, add=f"{OWN_AGENCY} AND {OPENS}"),
    ]
