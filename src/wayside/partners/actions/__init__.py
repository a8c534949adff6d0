"""What may be done with areas, agencies, programmes, money and roles: plain verbs."""

from wayside.partners.actions.accounts import close_account
from wayside.partners.actions.agencies import change_agency, register_agency
from wayside.partners.actions.areas import change_area, load_boundaries, open_area
from wayside.partners.actions.funding import add_funding, change_funding
from wayside.partners.actions.looks import list_accounts, list_members, list_proposals
from wayside.partners.actions.memberships import (
    choose_membership,
    end_membership,
    grant_membership,
)
from wayside.partners.actions.programmes import (
    change_programme,
    change_settings,
    start_programme,
)
from wayside.partners.actions.proposals import (
    confirm_membership,
    decline_membership,
    propose_membership,
    withdraw_membership,
)
from wayside.partners.actions.taking_up import open_area_from

__all__ = [
    "add_funding",
    "change_agency",
    "change_area",
    "change_funding",
    "change_programme",
    "change_settings",
    "choose_membership",
    "close_account",
    "confirm_membership",
    "decline_membership",
    "end_membership",
    "grant_membership",
    "list_accounts",
    "list_members",
    "list_proposals",
    "load_boundaries",
    "open_area",
    "open_area_from",
    "propose_membership",
    "register_agency",
    "start_programme",
    "withdraw_membership",
]
