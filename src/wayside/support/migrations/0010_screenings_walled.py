"""A screening about stalking is seen and written by those who may open the record."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, behind_the_wall, policies

OPENS = "support.may(subject_id, 'open')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0009_screenings")]

    operations: ClassVar = [
        behind_the_wall("support_stalkingscreen"),
        policies("support_stalkingscreen", read=OPENS, add=f"{OWN_AGENCY} AND {OPENS}"),
    ]
