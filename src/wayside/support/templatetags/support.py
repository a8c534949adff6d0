"""Lists of words as people read them."""

from collections.abc import Iterable

from django import template

from wayside.support.vocabulary import Given, NeedKind

register = template.Library()


@register.filter
def needs(values: Iterable[str]) -> str:
    """Kinds of need, apart by commas."""
    return ", ".join(str(NeedKind(each).label) for each in values)


@register.filter
def gifts(values: Iterable[str]) -> str:
    """What was given, apart by commas."""
    return ", ".join(str(Given(each).label) for each in values)
