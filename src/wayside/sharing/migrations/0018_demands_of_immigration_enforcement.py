"""A legal demand says whether it comes from immigration enforcement, which is given nothing that no
court ordered. Of those recorded before nobody asked: they count as not."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("access", "0002_person_fixed"),
        ("partners", "0006_immigration_enforcement_is_a_kind"),
        ("sharing", "0017_second_people"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="legaldemand",
            name="for_immigration",
            field=models.BooleanField(
                default=False, verbose_name="comes from immigration enforcement"
            ),
        ),
        migrations.AlterField(
            model_name="oversightentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("override", "Disclosed without consent, or about to be"),
                    ("emergency", "A record opened in an emergency"),
                    ("demand", "A legal demand"),
                    ("barred", "A demand of immigration enforcement, to be refused"),
                    ("ordered", "A court order of immigration enforcement"),
                    ("no_second", "Nobody confirmed in time what was disclosed in an emergency"),
                    ("undeleted", "Nobody confirmed that what was disclosed is deleted"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="legaldemand",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("for_immigration", False),
                    ("kind", "court_order"),
                    models.Q(
                        models.Q(("state__in", ("agreed", "sent")), _negated=True),
                        ("sent_at", None),
                    ),
                    _connector="OR",
                ),
                name="sharing_demand_barred",
            ),
        ),
    ]
