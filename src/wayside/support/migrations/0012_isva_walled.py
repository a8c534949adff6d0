"""A path with an ISVA is seen and written by those who may open the record."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, behind_the_wall, policies

OPENS = "support.may(subject_id, 'open')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0011_isva")]

    operations: ClassVar = [
        behind_the_wall("support_isvapath"),
        policies("support_isvapath", read=OPENS, add=f"{OWN_AGENCY} AND {OPENS}", change=OPENS),
    ]
