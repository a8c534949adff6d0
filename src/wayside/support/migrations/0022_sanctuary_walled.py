"""A sanctuary scheme, its works and its steps are seen and written by those who may open the
record, and by nobody else: an address is in them."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0021_sanctuary")]

    operations: ClassVar = [
        behind_the_wall("support_sanctuary"),
        behind_the_wall("support_sanctuarywork"),
        behind_the_wall("support_sanctuarymove"),
        policies("support_sanctuary", read=OWN, add=OWN, change=OWN),
        policies("support_sanctuarywork", read=OWN, add=OWN, change=OWN),
        policies("support_sanctuarymove", read=OWN, add=f"{OWN} AND by_id = {MEMBERSHIP}"),
    ]
