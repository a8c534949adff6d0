"""The eight strands that the Safer Lambeth Partnership works over, to begin with."""

import uuid
from typing import Any, ClassVar

from django.db import migrations
from django.utils.text import slugify

STRANDS = (
    "Prostitution",
    "Domestic violence",
    "Sexual violence",
    "Stalking",
    "Trafficking",
    "Female genital mutilation",
    "Forced marriage",
    "Crimes in the name of honour",
)
NAMESPACE = uuid.UUID("6d0c8a1e-2b0f-5c39-9a55-5d0b6c9d7a11")


def fill(apps: Any, _schema: Any) -> None:
    """The same identifiers in every installation: feeds then name the same terms."""
    apps.get_model("directory", "Strand").objects.bulk_create(
        apps.get_model("directory", "Strand")(
            id=uuid.uuid5(NAMESPACE, f"strand/{slugify(name)}"),
            slug=slugify(name),
            name=name,
            position=place,
        )
        for place, name in enumerate(STRANDS)
    )


class Migration(migrations.Migration):
    """Fill an empty table once; the partnership edits its rows from then on."""

    dependencies: ClassVar = [("directory", "0002_confidential_keeps_no_place")]
    operations: ClassVar = [migrations.RunPython(fill, migrations.RunPython.noop)]
