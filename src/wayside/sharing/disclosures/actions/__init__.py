"""What may be done with disclosures."""

from wayside.sharing.disclosures.actions.asking import Request
from wayside.sharing.disclosures.actions.choosing import (
    Shown,
    Told,
    disclose_from_record,
    offer,
    preview,
)
from wayside.sharing.disclosures.actions.disclosing import (
    approve_disclosure,
    close_disclosure,
    decline_disclosure,
    disclose,
)
from wayside.sharing.disclosures.actions.ending import (
    close_answered,
    expire_disclosures,
    remind_to_delete,
)
from wayside.sharing.disclosures.actions.looks import (
    Received,
    confirm_deleted,
    list_disclosures,
    list_received,
    open_delivery,
    read_disclosure,
    show_delivered_reach,
)

__all__ = [
    "Received",
    "Request",
    "Shown",
    "Told",
    "approve_disclosure",
    "close_answered",
    "close_disclosure",
    "confirm_deleted",
    "decline_disclosure",
    "disclose",
    "disclose_from_record",
    "expire_disclosures",
    "list_disclosures",
    "list_received",
    "offer",
    "open_delivery",
    "preview",
    "read_disclosure",
    "remind_to_delete",
    "show_delivered_reach",
]
