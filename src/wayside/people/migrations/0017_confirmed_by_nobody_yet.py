"""A way to reach somebody may have been confirmed by nobody yet, not only changed since."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0016_link_search")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="contactroute",
            name="unconfirmed",
            field=models.BooleanField(
                default=False, verbose_name="not confirmed safe as it stands"
            ),
        ),
    ]
