"""Agreements are read by whoever is signed in and by jobs; only those who give roles or govern
information write them. Documents are added and never changed."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import PERSON, ROLE, SERVICE, policies

READ = f"{PERSON} IS NOT NULL OR {SERVICE} <> ''"
WRITE = f"{ROLE} IN ('administrator', 'governance_officer')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0019_locks_of_the_daily_rounds")]

    operations: ClassVar = [
        policies("sharing_agreement", read=READ, add=WRITE),
        policies("sharing_agreementversion", read=READ, add=WRITE, change=WRITE),
        policies("sharing_agreementversion_parties", read=READ, add=WRITE),
        policies("sharing_agreementdocument", read=READ, add=WRITE),
    ]
