"""Who is around somebody is seen by those who may open the record; each day a job reads, for one
agency at a time, which dates of release are near."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, SERVICE, also, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
DAILY = f"{SERVICE} = 'people.daily' AND {OWN_AGENCY}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0005_relations")]

    operations: ClassVar = [
        behind_the_wall("people_relation"),
        behind_the_wall("people_custody"),
        policies("people_relation", read=OWN, add=OWN, change=OWN),
        policies("people_custody", read=OWN, add=OWN, change=OWN),
        also("people_relation", "SELECT", DAILY, who="daily"),
        also("people_custody", "SELECT", DAILY, who="daily"),
    ]
