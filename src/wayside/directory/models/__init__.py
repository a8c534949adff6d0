"""Organisations, their services, whom those take, where, when and how they are reached."""

from wayside.directory.models.organizations import Organization
from wayside.directory.models.parts import (
    Accessibility,
    Address,
    Contact,
    CostOption,
    Language,
    Location,
    Phone,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
)
from wayside.directory.models.services import Service
from wayside.directory.models.settings import ReviewPeriod, Strand
from wayside.directory.models.terms import Eligibility, GroupServed

__all__ = [
    "Accessibility",
    "Address",
    "Contact",
    "CostOption",
    "Eligibility",
    "GroupServed",
    "Language",
    "Location",
    "Organization",
    "Phone",
    "ReviewPeriod",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Strand",
]
