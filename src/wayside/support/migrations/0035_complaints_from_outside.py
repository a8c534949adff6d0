"""Feedback and complaints by the public form: the service that takes them in adds one for the leads
of the agency it goes to, of no record, and reads none."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import wayside.vault.fields
from wayside.vault.walls import SERVICE, also
from wayside.web import additions

COMPLAIN = f"{SERVICE} = 'support.complain'"
ADDS = f"""{COMPLAIN} AND told_to_id IS NULL AND subject_id IS NULL
    AND controller_id = handled_by_id AND about_agency_id IS DISTINCT FROM handled_by_id"""


def locked(name: str, longest: int) -> wayside.vault.fields.LockedTextField:
    """A column of words that begins empty."""
    return wayside.vault.fields.LockedTextField(
        blank=True, default="", longest=longest, ring="support", verbose_name=name
    )


class Migration(additions.Migration):
    dependencies: ClassVar = [
        ("partners", "0006_immigration_enforcement_is_a_kind"),
        ("support", "0034_moves_keep_why"),
    ]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="complaint",
            name="told_to",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="partners.membership",
            ),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="about_agency",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="partners.agency",
            ),
        ),
        *(
            migrations.AddField("complaint", name, locked(called, 200))
            for name, called in (
                ("about_named", "the agency, as it was named"),
                ("reach", "number, address or name for that"),
                ("hours", "when it is safe"),
                ("words_to_leave", "what may be left or said"),
            )
        ),
        migrations.AddField(
            model_name="complaint",
            name="way",
            field=models.CharField(
                blank=True,
                choices=[
                    ("none", "Do not answer me"),
                    ("call", "Phone call"),
                    ("message", "Text message"),
                    ("email", "E-mail"),
                    ("other_person", "Through somebody I trust"),
                ],
                default="",
                max_length=12,
                verbose_name="how they may be answered safely",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("told_to__isnull", False), ("way", "")),
                    models.Q(
                        models.Q(("way", ""), _negated=True), ("subject", None), ("told_to", None)
                    ),
                    _connector="OR",
                ),
                name="support_complaint_told_or_sent",
            ),
        ),
        also("support_complaint", "INSERT", ADDS, who="outside"),
        also("support_agencyperiods", "SELECT", COMPLAIN, who="outside"),
    ]
