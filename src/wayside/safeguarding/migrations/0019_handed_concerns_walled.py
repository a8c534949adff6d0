"""A concern that was handed over has no record yet: it is the leads' of the agency and of who took
it up. And more of what is kept of work with somebody is closed once they have died, where it was
closed by pages alone: nobody but a safeguarding lead of the agency writes in it. Rounds of the
house, which act as nobody, go on."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    MEMBERSHIP,
    OWN_AGENCY,
    ROLE,
    behind_the_wall,
    closed_to_writing,
    policies,
)

MINE = f"lead_id = {MEMBERSHIP} OR worker_id = {MEMBERSHIP} OR {ROLE} = 'safeguarding_lead'"
OWN = f"{OWN_AGENCY} AND ({MINE})"
LIVING = (
    f"NOT support.is_at_rest(subject_id) OR {ROLE} = 'safeguarding_lead' OR {MEMBERSHIP} IS NULL"
)
WORK = (
    "support_applicationmilestone",
    "support_applicationmove",
    "support_equalitydata",
    "support_home",
    "support_homemove",
    "support_homenotice",
    "support_homereview",
    "support_homerisk",
    "support_housingapplication",
    "support_housingsearch",
    "support_housingwishes",
    "support_isvapath",
    "support_offerabout",
    "support_particulars",
    "support_planreview",
    "support_sanctuarymove",
    "support_sanctuarywork",
    "support_stalkingscreen",
    "safeguarding_abuseevent",
    "safeguarding_childmissing",
    "safeguarding_concernstep",
    "safeguarding_indicatornote",
    "safeguarding_missingstep",
    "safeguarding_ms1notice",
    "safeguarding_nrmstep",
    "safeguarding_nrmtold",
    "safeguarding_orderbreach",
    "safeguarding_ordertold",
    "safeguarding_riskassessment",
    "safeguarding_riskjudgement",
    "safeguarding_specialistreview",
    "safeguarding_transitionplan",
    "safeguarding_transitionstep",
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("safeguarding", "0018_handed_concerns"),
        ("support", "0043_homes_walled"),
    ]

    operations: ClassVar = [
        behind_the_wall("safeguarding_handedconcern"),
        policies("safeguarding_handedconcern", read=OWN, add=OWN, change=OWN),
        *(closed_to_writing(each, LIVING, who="living") for each in WORK),
    ]
