"""Whom an agency serves is read by its own members of the support side, and written by its
safeguarding leads."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, ROLE, behind_the_wall, policies

LEAD = f"{OWN_AGENCY} AND {ROLE} = 'safeguarding_lead'"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0007_remit")]

    operations: ClassVar = [
        behind_the_wall("people_remitline"),
        policies("people_remitline", read=OWN_AGENCY, add=LEAD, remove=LEAD),
    ]
