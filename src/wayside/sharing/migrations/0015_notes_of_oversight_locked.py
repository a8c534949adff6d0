"""What follows from an emergency may say whose it was: the notes are locked, and nothing of them
stays in the clear. Where there are notes, the support side's keys must be here."""

from typing import Any, ClassVar

from django.db import migrations

from wayside.vault.fields import LockedTextField


def lock(apps: Any, _schema_editor: Any) -> None:
    """Each note into the locked column."""
    for each in apps.get_model("sharing", "OversightEntry").objects.exclude(plain_note=""):
        each.note = each.plain_note
        each.save(update_fields=["note"])


def unlock(apps: Any, _schema_editor: Any) -> None:
    """And back."""
    for each in apps.get_model("sharing", "OversightEntry").objects.exclude(seen_at=None):
        each.plain_note = each.note
        each.save(update_fields=["plain_note"])


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0014_held")]

    operations: ClassVar = [
        migrations.RenameField("oversightentry", "note", "plain_note"),
        migrations.AddField(
            "oversightentry",
            "note",
            LockedTextField(
                blank=True, default="", longest=1000, ring="support", verbose_name="note"
            ),
        ),
        migrations.RunPython(lock, unlock),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField("oversightentry", "plain_note"),
    ]
