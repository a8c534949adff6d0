"""Each strand says what it asks of the screens; those that come with it keep what they asked."""

from typing import Any, ClassVar

from django.db import migrations, models

ASKS = {
    "forced-marriage": "family",
    "crimes-in-the-name-of-honour": "family",
    "stalking": "stalking",
    "female-genital-mutilation": "child_duty",
}


def fill(apps: Any, _schema: Any) -> None:
    """What was known by the slug until now."""
    strands = apps.get_model("directory", "Strand").objects
    for slug, guards in ASKS.items():
        strands.filter(slug=slug).update(guards=guards)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0003_strands")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="strand",
            name="guards",
            field=models.CharField(
                blank=True,
                choices=[
                    ("family", "Never contact family, nor anybody who may tell them"),
                    ("stalking", "Ask the screening about stalking"),
                    ("child_duty", "For a girl under 18: there may be a duty to report"),
                ],
                max_length=10,
                verbose_name="what it asks",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
