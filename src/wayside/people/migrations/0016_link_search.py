"""The nightly search for pairs remembers how far it got, and learns when records were merged or
taken apart: whoever was found by other names since is compared again."""

from typing import ClassVar

from django.db import migrations, models

from wayside.vault.walls import SERVICE, also, behind_the_wall, policies

LINKING = f"{SERVICE} = 'people.linking'"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0015_contacts_put_right")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="LinkSearch",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(verbose_name="when the record last changed"),
                ),
                ("subject_number", models.UUIDField(verbose_name="record")),
                ("other_number", models.UUIDField(verbose_name="other record")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="people_link_search_one"
                    )
                ],
            },
        ),
        behind_the_wall("people_linksearch"),
        policies("people_linksearch", read=LINKING, add=LINKING, change=LINKING),
        also("people_merge", "SELECT", LINKING, who="linking"),
    ]
