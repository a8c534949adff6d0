"""``{% load patrols %}``: the small forms behind buttons."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def once(version: int | None = None) -> SafeString:
    """What makes a button act once: the form's own token, and the version it was drawn with."""
    return format_html(
        '<input type="hidden" name="token" value="{}">'
        '<input type="hidden" name="version" value="{}">',
        uuid4(),
        version or "",
    )


@register.filter
def of(rows: Mapping[UUID, object], key: UUID) -> object:
    """What a mapping holds for a record, if anything."""
    return rows.get(key) if rows else None
