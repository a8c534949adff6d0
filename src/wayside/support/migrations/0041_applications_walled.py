"""An application, its steps and what is due of it are seen and written by those who may open the
record. The periods say nothing of anybody: each member of the side reads those that come with
Wayside and those of the own agency, and the own lead alone sets them."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, ROLE, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
READ = f"{MEMBERSHIP} IS NOT NULL AND (controller_id IS NULL OR {OWN_AGENCY})"
LEADS = f"{OWN_AGENCY} AND {ROLE} = 'safeguarding_lead' AND set_by_id = {MEMBERSHIP}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0040_periods_of_the_housing_law")]

    operations: ClassVar = [
        behind_the_wall("support_statutoryperiod"),
        behind_the_wall("support_housingapplication"),
        behind_the_wall("support_applicationmilestone"),
        behind_the_wall("support_applicationmove"),
        policies("support_statutoryperiod", read=READ, add=LEADS),
        policies("support_housingapplication", read=OWN, add=OWN, change=OWN),
        policies("support_applicationmilestone", read=OWN, add=OWN, change=OWN),
        policies("support_applicationmove", read=OWN, add=f"{OWN} AND by_id = {MEMBERSHIP}"),
    ]
