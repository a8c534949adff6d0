"""The words of who may open a record."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "people.list_access": _("looked at who may open the record of a person supported"),
}
