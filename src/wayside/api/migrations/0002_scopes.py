import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("api", "0001_tokens"),
    ]

    operations = [
        migrations.AlterField(
            model_name="token",
            name="scopes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("directory.read", "Read the directory"),
                        ("directory.confirm", "Confirm entries that your agency keeps"),
                        (
                            "handovers.send",
                            "Send concerns and referrals, without reading them back",
                        ),
                        ("handovers.receive", "Take up what is handed over to your agency"),
                        ("referrals.read", "Read referrals to and from your agency, as shared"),
                        ("referrals.answer", "Answer referrals to your agency"),
                        ("referrals.send", "Refer the people you support, as far as they agreed"),
                        ("referrals.move", "Withdraw, end and review referrals from your agency"),
                        ("engagements.read", "Read meetings with the people you support"),
                        ("engagements.write", "Note meetings, and count people met"),
                        ("notices.read", "Fetch notices of what changed"),
                    ],
                    max_length=30,
                ),
                size=None,
            ),
        ),
    ]
