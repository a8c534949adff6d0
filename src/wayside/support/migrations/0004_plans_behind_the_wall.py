"""A plan is seen and written by those who may open the record."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, behind_the_wall, policies

OPENS = "support.may(subject_id, 'open')"
ADDS = f"{OWN_AGENCY} AND {OPENS}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0003_plans")]

    operations: ClassVar = [
        behind_the_wall("support_plan"),
        behind_the_wall("support_step"),
        behind_the_wall("support_movement"),
        policies("support_plan", read=OPENS, add=ADDS, change=OPENS),
        policies("support_step", read=OPENS, add=ADDS, change=OPENS),
        policies("support_movement", read=OPENS, add=ADDS),
    ]
