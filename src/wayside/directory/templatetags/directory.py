"""``{% directory_navigation %}``: the pages of the directory that the reader may open."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.directory.permissions import KEEP_SERVICES, SET_DIRECTORY, VIEW_SERVICES
from wayside.web.components.ways import sub_navigation
from wayside.web.navigation import Item

register = template.Library()

PAGES: tuple[tuple[Any, str, Permission], ...] = (
    (_("Services"), "directory:services", VIEW_SERVICES),
    (_("To confirm"), "directory:review", KEEP_SERVICES),
    (_("Organisations"), "directory:organizations", VIEW_SERVICES),
    (_("Settings"), "directory:settings", SET_DIRECTORY),
)


@register.simple_tag(takes_context=True)
def directory_navigation(context: Context) -> SafeString:
    """The ways between the directory's pages, the current one marked."""
    request = context["request"]
    items = [
        Item(label, reverse(name), current=_is_here(request.path, reverse(name)))
        for label, name, permission in PAGES
        if request.actor.may(permission)
    ]
    return sub_navigation(items, _("The directory"))


def _is_here(path: str, address: str) -> bool:
    if address == reverse("directory:services"):
        return path == address or path.startswith(f"{address}services/")
    return path.startswith(address)
