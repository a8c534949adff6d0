"""The daily job tells workers of records: it sees who is locked out of which of its agency's, so
that it tells nobody of a record that they are kept from."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, SERVICE, also

DAILY = f"{SERVICE} = 'people.daily' AND {OWN_AGENCY}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0018_demands_of_immigration_enforcement")]

    operations: ClassVar = [
        also("sharing_grant", "SELECT", f"{DAILY} AND denied", who="daily"),
    ]
