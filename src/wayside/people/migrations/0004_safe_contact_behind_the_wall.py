"""Safe contact is seen by those who may open the record; each day a job reads, for one agency at
a time, when somebody was last in touch."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    MEMBERSHIP,
    OWN_AGENCY,
    SERVICE,
    also,
    behind_the_wall,
    policies,
)

OPENS = "support.may(subject_id, 'open')"
OWN = f"{OWN_AGENCY} AND {OPENS}"
DAILY = f"{SERVICE} = 'people.daily' AND {OWN_AGENCY}"
READ_DAILY = ("people_person", "people_contactplan", "people_contactattempt")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0003_safe_contact")]

    operations: ClassVar = [
        behind_the_wall("people_contactplan"),
        behind_the_wall("people_contactroute"),
        behind_the_wall("people_contactattempt"),
        policies("people_contactplan", read=OWN, add=OWN, change=OWN),
        policies("people_contactroute", read=OWN, add=OWN, change=OWN),
        policies("people_contactattempt", read=OWN, add=f"{OWN} AND by_id = {MEMBERSHIP}"),
        *(also(table, "SELECT", DAILY, who="daily") for table in READ_DAILY),
        also("people_person", "UPDATE", DAILY, who="daily"),
    ]
