"""``{% partnership_navigation %}``: the pages of the partnership that the reader may open."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import MANAGE_ACCOUNTS, Permission
from wayside.partners.permissions import CONFIRM_MEMBERSHIP, VIEW_FUNDING, VIEW_PARTNERSHIP
from wayside.web.components.ways import sub_navigation
from wayside.web.navigation import Item

register = template.Library()

PAGES: tuple[tuple[Any, str, Permission], ...] = (
    (_("Areas"), "partners:areas", VIEW_PARTNERSHIP),
    (_("Agencies"), "partners:agencies", VIEW_PARTNERSHIP),
    (_("Programmes"), "partners:programmes", VIEW_PARTNERSHIP),
    (_("Grants"), "partners:funding", VIEW_FUNDING),
    (_("People and roles"), "partners:members", CONFIRM_MEMBERSHIP),
    (_("Roles proposed"), "partners:proposals", CONFIRM_MEMBERSHIP),
    (_("Accounts"), "partners:accounts", MANAGE_ACCOUNTS),
)


@register.simple_tag(takes_context=True)
def partnership_navigation(context: Context) -> SafeString:
    """The ways between the partnership's pages, the current one marked."""
    request = context["request"]
    items = [
        Item(label, address, current=_is_below(request.path, address))
        for label, name, permission in PAGES
        if request.actor.may(permission)
        for address in [reverse(name)]
    ]
    return sub_navigation(items, _("The partnership"))


def _is_below(path: str, address: str) -> bool:
    if address == reverse("partners:areas"):
        return path == address or path.startswith(f"{address}areas/")
    return path.startswith(address)
