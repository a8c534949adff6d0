"""The protocol is read by whoever is signed in and written by safeguarding leads; who read it, and
who came to a training, is seen by themselves and by leads."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import PERSON, ROLE, policies

SIGNED_IN = f"{PERSON} IS NOT NULL"
LEAD = f"{ROLE} = 'safeguarding_lead'"
OWN = f"person_id = {PERSON}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0023_protocol")]

    operations: ClassVar = [
        policies("sharing_protocolversion", read=SIGNED_IN, add=LEAD),
        policies("sharing_protocolreading", read=f"{OWN} OR {LEAD}", add=OWN),
        policies("sharing_protocoltraining", read=SIGNED_IN, add=LEAD),
        policies("sharing_trainingattendance", read=f"{OWN} OR {LEAD}", add=LEAD),
        policies("sharing_champion", read=SIGNED_IN, add=LEAD, change=LEAD),
    ]
