"""A way that was changed is unconfirmed; why a child is an adult, and who was told of a child."""

from typing import ClassVar

from django.db import migrations, models

import wayside.vault.fields

# Nothing locked is nothing at all: a column of it is added without a key
ADDED = """
ALTER TABLE people_person ADD COLUMN adult_because bytea NOT NULL DEFAULT '';
ALTER TABLE people_person ALTER COLUMN adult_because DROP DEFAULT
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0012_links_behind_the_wall")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="contactroute",
            name="unconfirmed",
            field=models.BooleanField(
                default=False, verbose_name="changed since it was confirmed safe"
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(ADDED, "ALTER TABLE people_person DROP COLUMN adult_because")
            ],
            state_operations=[
                migrations.AddField(
                    model_name="person",
                    name="adult_because",
                    field=wayside.vault.fields.LockedTextField(
                        blank=True,
                        default="",
                        longest=500,
                        ring="support",
                        verbose_name="why no longer taken for a child",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="person",
            name="child_told",
            field=models.CharField(
                blank=True,
                choices=[
                    ("lead", "The agency’s safeguarding lead"),
                    ("area", "The area’s safeguarding leads"),
                    ("nobody", "Nobody"),
                ],
                max_length=6,
                verbose_name="who was told of a child",
            ),
        ),
    ]
