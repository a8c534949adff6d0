"""What the partnership's pages show, as frozen values."""

from wayside.partners.presenters.accounts import account_facts, account_rows
from wayside.partners.presenters.areas import (
    boundary_map,
    loaded_sentence,
    taken_up_sentence,
    tree,
)
from wayside.partners.presenters.money import money
from wayside.partners.presenters.programmes import kinds_in_words, outcomes, settings_rows
from wayside.partners.presenters.roles import proposal_card, role_row

__all__ = [
    "account_facts",
    "account_rows",
    "boundary_map",
    "kinds_in_words",
    "loaded_sentence",
    "money",
    "outcomes",
    "proposal_card",
    "role_row",
    "settings_rows",
    "taken_up_sentence",
    "tree",
]
