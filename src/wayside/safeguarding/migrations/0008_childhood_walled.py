"""What is kept of a child beside the referral is of those who may open the record."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
EDITED = ("childmissing", "specialistreview", "transitionplan", "transitionstep")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("safeguarding", "0007_childhood")]

    operations: ClassVar = [
        *(behind_the_wall(f"safeguarding_{name}") for name in ("indicatornote", *EDITED)),
        policies("safeguarding_indicatornote", read=OWN, add=f"{OWN} AND by_id = {MEMBERSHIP}"),
        *(policies(f"safeguarding_{name}", read=OWN, add=OWN, change=OWN) for name in EDITED),
    ]
