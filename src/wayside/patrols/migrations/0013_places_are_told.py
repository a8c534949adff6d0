"""A place on a patrol is one that somebody was told of: drafts live in rosters."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("patrols", "0012_officers_meet_apart"),
        ("workforce", "0006_shifts_edited_rules_dated"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="posting",
            name="worker_once_on_a_patrol",
        ),
        migrations.AlterField(
            model_name="posting",
            name="state",
            field=models.CharField(
                choices=[("published", "Published"), ("withdrawn", "Withdrawn")],
                default="published",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "published")),
                fields=("patrol", "worker"),
                name="worker_once_on_a_patrol",
            ),
        ),
    ]
