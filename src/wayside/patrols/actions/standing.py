"""The week's row itself, made once however many ask for it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from wayside.partners.models import Area, Programme
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Week
from wayside.patrols.queries import seed_for
from wayside.patrols.vocabulary import WeekState


def standing_week(area: Area, iso: IsoWeek, programme: Programme, now: datetime) -> Week:
    """The week, locked; one that nobody has made yet stands ahead from now on."""
    known = Week.objects.filter(area=area, iso_year=iso.year, iso_week=iso.number)
    if not known.exists():
        try:
            with transaction.atomic():
                Week(
                    area=area,
                    programme=programme,
                    iso_year=iso.year,
                    iso_week=iso.number,
                    state=WeekState.AHEAD,
                    seed=seed_for(area, iso),
                    created_at=now,
                    updated_at=now,
                ).save(force_insert=True)
        except IntegrityError:
            pass
    locked = known.select_for_update(of=("self",)).select_related("area", "programme")
    return locked.get()
