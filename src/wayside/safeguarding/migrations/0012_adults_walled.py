"""Adult concerns, orders that protect, and what was agreed for when somebody goes missing are seen
and written by those who may open the record, and by nobody else."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
BY = f"{OWN} AND by_id = {MEMBERSHIP}"
CHANGED = ("adultconcern", "protectiveorder", "missingepisode")
NOTED = ("concernstep", "ordertold", "orderbreach", "missingplan", "missingstep")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("safeguarding", "0011_adults")]

    operations: ClassVar = [
        *(behind_the_wall(f"safeguarding_{each}") for each in (*CHANGED, *NOTED)),
        *(policies(f"safeguarding_{each}", read=OWN, add=OWN, change=OWN) for each in CHANGED),
        *(policies(f"safeguarding_{each}", read=OWN, add=BY) for each in NOTED),
    ]
