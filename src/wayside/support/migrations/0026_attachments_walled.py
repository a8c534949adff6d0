"""A file is seen, added and removed where its record is open; nobody changes one."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, behind_the_wall, policies

OPENS = "support.may(subject_id, 'open')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0025_attachments")]

    operations: ClassVar = [
        behind_the_wall("support_attachment"),
        policies(
            "support_attachment",
            read=f"{OWN_AGENCY} AND {OPENS}",
            add=f"{OWN_AGENCY} AND {OPENS}",
            remove=f"{OWN_AGENCY} AND {OPENS}",
        ),
    ]
