"""The borough that a command is about."""

from django.core.management.base import CommandError

from wayside.partners.models import Area
from wayside.partners.vocabulary import AreaLevel


def borough_called(slug: str, *, what: str) -> Area:
    """The borough of that word; ``what`` begins the sentence for who names a ward.

    Raises:
        CommandError: there is none; the message lists those there are.
    """
    boroughs = Area.objects.exclude(level=AreaLevel.WARD)
    found = boroughs.filter(slug=slug).first()
    if found:
        return found
    if Area.objects.filter(slug=slug).exists():
        raise CommandError(f"{slug} is a ward. {what} for the borough around it.")
    known = ", ".join(boroughs.values_list("slug", flat=True)) or "none yet"
    raise CommandError(f"There is no area {slug}. Areas: {known}.")
