"""What is done with feedback and complaints."""

from wayside.support.complaints.actions.outside import FromOutside, complain
from wayside.support.complaints.actions.telling import (
    ToldComplaint,
    list_complaints,
    read_complaint,
    reply_complaint,
    show_complaint_reach,
    tell_complaint,
)

__all__ = [
    "FromOutside",
    "ToldComplaint",
    "complain",
    "list_complaints",
    "read_complaint",
    "reply_complaint",
    "show_complaint_reach",
    "tell_complaint",
]
