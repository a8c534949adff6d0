"""A role may end early, at a moment, in open sessions too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the moment."""

    dependencies = [
        ("partners", "0002_one_side"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="ended_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="ended early"),
        ),
    ]
