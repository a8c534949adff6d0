"""What an event may be: the kinds of processing that data-protection law asks to be logged."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Operation(models.TextChoices):
    """The kind of processing. The first seven are those of section 62 of the Data Protection
    Act 2018 (consultation split into opening one record, searching and listing)."""

    COLLECTION = "collection", _("Collection")
    ALTERATION = "alteration", _("Alteration")
    CONSULTATION = "consultation", _("Consultation")
    SEARCH = "search", _("Search")
    LISTING = "listing", _("Listing")
    EXPORT = "export", _("Export")
    DISCLOSURE = "disclosure", _("Disclosure")
    COMBINATION = "combination", _("Combination")
    ERASURE = "erasure", _("Erasure")
    ACCESS = "access", _("Access")
    ADMINISTRATION = "administration", _("Administration")


LOOKS = frozenset({Operation.CONSULTATION, Operation.SEARCH, Operation.LISTING, Operation.EXPORT})
CHANGES = frozenset(
    {Operation.COLLECTION, Operation.ALTERATION, Operation.COMBINATION, Operation.ERASURE}
)

AUDIT_SENTENCES = {
    "audit.export": _("exported the whole audit trail at the server"),
}
