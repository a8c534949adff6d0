"""Loads count a contact that was put right at the time to which it was put."""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

BEFORE = import_module("wayside.support.migrations.0006_endings_and_supervision_walled").LOADS
REPLACED = BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
AS_IT_STANDS = """AND NOT EXISTS (
                SELECT FROM support.people_contactattempt c WHERE c.corrects_id = a.id
            )
        ), held.first_met_date::timestamptz)"""
STANDING = REPLACED.replace("), held.first_met_date::timestamptz)", AS_IT_STANDS)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("support", "0031_agency_periods_walled"),
        ("people", "0015_contacts_put_right"),
    ]

    operations: ClassVar = [migrations.RunSQL(STANDING, REPLACED)]
