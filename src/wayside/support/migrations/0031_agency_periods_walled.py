"""An agency's periods say nothing of anybody: each member of the side reads them, because a
complaint goes to another agency and is due in that one's days. The own lead alone sets them."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, ROLE, behind_the_wall, policies

LEADS = f"{OWN_AGENCY} AND {ROLE} = 'safeguarding_lead' AND set_by_id = {MEMBERSHIP}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0030_agency_periods")]

    operations: ClassVar = [
        behind_the_wall("support_agencyperiods"),
        policies("support_agencyperiods", read=f"{MEMBERSHIP} IS NOT NULL", add=LEADS),
    ]
