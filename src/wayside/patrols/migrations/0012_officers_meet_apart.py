"""Officers meet at a point and time of their own, which partners are never told."""

from django.db import migrations, models

from wayside.web import additions


class Migration(additions.Migration):
    dependencies = [
        ("patrols", "0011_partners_on_their_segment"),
    ]

    operations = [
        migrations.AddField(
            model_name="segment",
            name="officers_point",
            field=models.CharField(
                blank=True,
                default="",
                max_length=200,
                verbose_name="where officers meet",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="segment",
            name="officers_time",
            field=models.TimeField(blank=True, null=True, verbose_name="when officers meet"),
        ),
    ]
