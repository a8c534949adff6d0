"""Records of sharing."""

from wayside.sharing.models.agreements import Agreement, AgreementVersion
from wayside.sharing.models.consent import ConsentEntry
from wayside.sharing.models.grants import Grant, Subject
from wayside.sharing.models.handovers import Handover, HandoverReceipt, HandoverText

__all__ = [
    "Agreement",
    "AgreementVersion",
    "ConsentEntry",
    "Grant",
    "Handover",
    "HandoverReceipt",
    "HandoverText",
    "Subject",
]
