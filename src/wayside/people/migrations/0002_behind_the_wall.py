"""A person is seen by those who may find her record, and changed by those who may open it."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, behind_the_wall, policies

FINDS = "support.may(subject_id, 'find')"
OPENS = "support.may(subject_id, 'open')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("people", "0001_persons"),
        ("sharing", "0002_behind_the_wall"),
    ]

    operations: ClassVar = [
        behind_the_wall("people_person"),
        behind_the_wall("people_searchtoken"),
        policies(
            "people_person",
            read=f"{OWN_AGENCY} AND {FINDS}",
            add=f"{OWN_AGENCY} AND {OPENS}",
            change=OPENS,
        ),
        policies("people_searchtoken", read=FINDS, add=OPENS, remove=OPENS),
    ]
