"""What points to exploitation, what was chosen and told, and notices are seen and written by those
who may open the record, and by nobody else."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
BY = f"{OWN} AND by_id = {MEMBERSHIP}"
NOTED = ("nrmstep", "nrmtold", "ms1notice")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("safeguarding", "0009_slavery")]

    operations: ClassVar = [
        behind_the_wall("safeguarding_nrmcase"),
        *(behind_the_wall(f"safeguarding_{each}") for each in NOTED),
        policies("safeguarding_nrmcase", read=OWN, add=OWN, change=OWN),
        *(policies(f"safeguarding_{each}", read=OWN, add=BY) for each in NOTED),
    ]
