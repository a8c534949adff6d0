from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("patrols", "0009_review_notes"),
    ]

    operations = [
        migrations.AddField(
            model_name="hazard",
            name="for_partners",
            field=models.BooleanField(default=False, verbose_name="shown to partners"),
        ),
    ]
