"""The parts of nights, and who is asked to them."""

from wayside.patrols.parts.queries.invitations import (
    addressees,
    agencies_to_ask,
    invitation_of,
    invitations_to,
    own_invitation,
    own_invitations,
    workers_to_name,
)
from wayside.patrols.parts.queries.observers import (
    observer_of,
    observers,
    observers_to_support,
)
from wayside.patrols.parts.queries.segments import (
    apart_of,
    parts_of_week,
    segment_of,
    segments_by_patrol,
    segments_of,
)

__all__ = [
    "addressees",
    "agencies_to_ask",
    "apart_of",
    "invitation_of",
    "invitations_to",
    "observer_of",
    "observers",
    "observers_to_support",
    "own_invitation",
    "own_invitations",
    "parts_of_week",
    "segment_of",
    "segments_by_patrol",
    "segments_of",
    "workers_to_name",
]
