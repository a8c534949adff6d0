"""Records of sharing."""

from wayside.sharing.models.agreement_documents import AgreementDocument
from wayside.sharing.models.agreements import Agreement, AgreementVersion
from wayside.sharing.models.consent import ConsentEntry
from wayside.sharing.models.conversations import OwnWords
from wayside.sharing.models.demands import LegalDemand
from wayside.sharing.models.disclosures import Delivery, DeliveryContent, Disclosure
from wayside.sharing.models.grants import Grant, Subject
from wayside.sharing.models.handovers import Handover, HandoverReceipt, HandoverText
from wayside.sharing.models.holds import LegalHold
from wayside.sharing.models.oversight import Emergency, OversightEntry
from wayside.sharing.models.protocol import (
    Champion,
    ProtocolReading,
    ProtocolTraining,
    ProtocolVersion,
    TrainingAttendance,
)

__all__ = [
    "Agreement",
    "AgreementDocument",
    "AgreementVersion",
    "Champion",
    "ConsentEntry",
    "Delivery",
    "DeliveryContent",
    "Disclosure",
    "Emergency",
    "Grant",
    "Handover",
    "HandoverReceipt",
    "HandoverText",
    "LegalDemand",
    "LegalHold",
    "OversightEntry",
    "OwnWords",
    "ProtocolReading",
    "ProtocolTraining",
    "ProtocolVersion",
    "Subject",
    "TrainingAttendance",
]
