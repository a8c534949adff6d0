"""Areas, agencies, programmes, their money, and who stands where."""

from wayside.partners.models.agencies import Agency
from wayside.partners.models.areas import Area
from wayside.partners.models.funding import FundingGrant
from wayside.partners.models.memberships import Membership, MembershipProposal
from wayside.partners.models.programmes import (
    IntendedOutcome,
    KindSetting,
    Programme,
    ProgrammeSettings,
)

__all__ = [
    "Agency",
    "Area",
    "FundingGrant",
    "IntendedOutcome",
    "KindSetting",
    "Membership",
    "MembershipProposal",
    "Programme",
    "ProgrammeSettings",
]
