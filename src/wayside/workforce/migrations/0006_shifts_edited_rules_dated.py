"""Shifts can be edited, so each counts its versions; each setting of the rules is kept."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from wayside.web import additions

NOW = django.utils.timezone.now


class Migration(additions.Migration):
    dependencies = [
        ("access", "0002_person_fixed"),
        ("workforce", "0005_calendar_feeds"),
    ]

    operations = [
        migrations.AddField(
            model_name="shift",
            name="created_at",
            field=models.DateTimeField(default=NOW, editable=False, verbose_name="created"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="shift",
            name="updated_at",
            field=models.DateTimeField(default=NOW, editable=False, verbose_name="last changed"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="shift",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
        ),
        migrations.CreateModel(
            name="RulesChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="changed")),
                ("because", models.CharField(max_length=300, verbose_name="why")),
                ("changes", models.JSONField(verbose_name="what changed, from what to what")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.naturalperson",
                    ),
                ),
                (
                    "rules",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="workforce.rosterrules",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True),
                        name="rules_change_for_a_reason",
                    )
                ],
            },
        ),
    ]
