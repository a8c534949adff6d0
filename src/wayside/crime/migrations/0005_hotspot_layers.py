from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("crime", "0004_own_extracts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="hotspotlayer",
            name="layer",
            field=models.CharField(
                choices=[
                    ("gi_star", "Significant clusters (Gi*)"),
                    ("surface", "Smoothed surface"),
                    ("months", "Change from month to month"),
                    ("context", "Street points and wards"),
                    ("streets", "Street names"),
                    ("set_aside", "Records set aside"),
                ],
                max_length=10,
            ),
        ),
    ]
