"""How old and how whole the recorded crime is, and places whose review date has come."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.crime.hotspots.permissions import MARK_PLACES
from wayside.crime.models import ImportBatch, MarkedPlace
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.crime.queries.coverage import Series, missing_in, months_held
from wayside.crime.queries.imports import failed_since
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.partners.models import Area
from wayside.partners.queries import Seat
from wayside.web.clock import LONDON

OLD_AFTER_DAYS = 92
FAILED_WITHIN_DAYS = 14
MOST_IMPORTS = 10


def due(place: Workplace) -> Iterator[Due]:
    """For those who bring recorded crime in, and for those who mark places."""
    today = place.today
    if place.actor.may(IMPORT_EXTRACTS):
        for borough in place.boroughs:
            yield from _data(place.actor, borough, today)
    if place.seat and place.actor.may(MARK_PLACES):
        yield from _marks(place.actor, place.seat, today)


def _data(actor: Actor, borough: Area, today: date) -> Iterator[Due]:
    held = months_held(borough)
    latest = max((max(months) for months in held.values()), default=None)
    if latest is None:
        yield Due(
            _("Load recorded crime for %(area)s") % {"area": borough.name},
            reverse("crime:bring", args=[borough.slug]),
            Urgency.DUE,
            _("Without it no place can be suggested."),
        )
    elif (today - latest).days > OLD_AFTER_DAYS:
        yield Due(
            _("Load newer recorded crime for %(area)s") % {"area": borough.name},
            reverse("crime:bring", args=[borough.slug]),
            Urgency.SOON,
            _("What is held ends with %(month)s.") % {"month": format_date(latest, "F Y")},
        )
    yield from _gaps(borough, missing_in(held))
    since = today - timedelta(days=FAILED_WITHIN_DAYS)
    for batch in failed_since(borough, since, visible_to=actor)[:MOST_IMPORTS]:
        yield _failed(batch, borough)


def _gaps(borough: Area, missing: dict[Series, list[date]]) -> Iterator[Due]:
    months = {month for gaps in missing.values() for month in gaps}
    if months:
        yield Due(
            ngettext(
                "%(n)d month is missing in between",
                "%(n)d months are missing in between",
                len(months),
            )
            % {"n": len(months)},
            reverse("crime:months", args=[borough.slug]),
            Urgency.SOON,
            borough.name,
        )


def _failed(batch: ImportBatch, borough: Area) -> Due:
    count = getattr(batch, "failed_count", 0)
    return Due(
        ngettext(
            "%(n)d file of an import could not be loaded",
            "%(n)d files of an import could not be loaded",
            count,
        )
        % {"n": count},
        reverse("crime:batch", args=[borough.slug, batch.id]),
        Urgency.BLOCKED,
        format_date(batch.started_at.astimezone(LONDON), "l j F, H:i"),
    )


def _marks(actor: Actor, seat: Seat, today: date) -> Iterator[Due]:
    late = MarkedPlace.objects.filter(
        area__in=actor.area_ids,
        agency=actor.agency_id,
        review_date__lte=today,
        retired_at__isnull=True,
    ).count()
    if late:
        yield Due(
            ngettext("Look at %(n)d marked place again", "Look at %(n)d marked places again", late)
            % {"n": late},
            reverse("crime:hotspots:marked", args=[seat.area]),
            Urgency.SOON,
            _("Its review date has come: is it still so?"),
        )
