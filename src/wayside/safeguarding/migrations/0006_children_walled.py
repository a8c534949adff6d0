"""A child's referral is seen and written by those who may open the record. One that began with a
handover has no record yet: it is the leads' of the agency and of who took it up. The daily rounds
begin and watch them; steps and tellings go with their referral."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    MEMBERSHIP,
    OWN_AGENCY,
    ROLE,
    SERVICE,
    also,
    behind_the_wall,
    policies,
)

MINE = f"lead_id = {MEMBERSHIP} OR worker_id = {MEMBERSHIP} OR {ROLE} = 'safeguarding_lead'"
OWN = (
    f"{OWN_AGENCY} AND CASE WHEN subject_id IS NULL THEN ({MINE}) "
    "ELSE support.may(subject_id, 'open') END"
)
WITH_IT = (
    f"{OWN_AGENCY} AND EXISTS (SELECT FROM support.safeguarding_childreferral r "
    "WHERE r.id = referral_id)"
)
BY = f"by_id = {MEMBERSHIP}"
DAILY = f"{SERVICE} = 'people.daily' AND {OWN_AGENCY}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("safeguarding", "0005_children"),
        ("people", "0012_links_behind_the_wall"),
    ]

    operations: ClassVar = [
        behind_the_wall("safeguarding_childreferral"),
        behind_the_wall("safeguarding_childreferralmove"),
        behind_the_wall("safeguarding_childtold"),
        policies("safeguarding_childreferral", read=OWN, add=OWN, change=OWN),
        policies("safeguarding_childreferralmove", read=WITH_IT, add=f"{WITH_IT} AND {BY}"),
        policies("safeguarding_childtold", read=WITH_IT, add=f"{WITH_IT} AND {BY}"),
        *(
            also("safeguarding_childreferral", verb, DAILY, who="daily")
            for verb in ("SELECT", "INSERT", "UPDATE")
        ),
        also("safeguarding_childreferralmove", "INSERT", f"{DAILY} AND by_id IS NULL", who="daily"),
    ]
