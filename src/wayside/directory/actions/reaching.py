"""Writing the parts of a service that a page edits, and keeping what only a file could say."""

from wayside.directory.models import (
    Accessibility,
    Address,
    Language,
    Location,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from wayside.directory.models.values import Hours, Place, Reach
from wayside.directory.queries.reach import WEEKLY, hours_of
from wayside.partners.models import Area

IN_WORDS = 100  # after the areas that the partnership knows


def write_reach(service: Service, reach: Reach) -> None:
    """Make the rows say what the value says; a row that stays keeps its identifier."""
    _write_phones(service, reach)
    _write_hours(service, reach.hours)
    spoken = {(each.name or each.code).casefold(): each for each in service.languages.all()}
    wanted = {each.casefold() for each in reach.languages}
    service.languages.exclude(
        pk__in=[row.pk for name, row in spoken.items() if name in wanted]
    ).delete()
    Language.objects.bulk_create(
        Language(service=service, name=each, position=place)
        for place, each in enumerate(reach.languages)
        if each.casefold() not in spoken
    )
    _write_areas(service, reach)


def write_place(service: Service, place: Place | None) -> None:
    """Put a service at a place, or nowhere. A place that others share is left to them."""
    at = service.service_at_locations.select_related("location").first()
    if place is None:
        service.service_at_locations.all().delete()
        return
    if at is None or at.location.service_at_locations.count() > 1:
        if at is not None:
            at.delete()
        location = Location.objects.create(name=place.name)
        ServiceAtLocation.objects.create(service=service, location=location)
    else:
        location = at.location
        location.name = place.name
        location.save(update_fields=["name"])
    _write_address(location, place)


def _write_address(location: Location, place: Place) -> None:
    address = location.addresses.first() or Address(location=location)
    if address.postal_code and address.postal_code != place.postal_code:
        location.latitude = location.longitude = None
        location.save(update_fields=["latitude", "longitude"])
    for name in ("address_1", "city", "state_province", "postal_code"):
        setattr(address, name, getattr(place, name))
    address.save()
    access = location.accessibility.first() or Accessibility(location=location)
    access.description = place.access
    access.save()


def _write_phones(service: Service, reach: Reach) -> None:
    held = {each.number: each for each in service.phones.all()}
    numbers = [number for number, _words in reach.phones]
    service.phones.exclude(number__in=numbers).delete()
    for place, (number, words) in enumerate(reach.phones):
        phone = held.get(number) or Phone(service=service, number=number)
        phone.description, phone.position = words, place
        phone.save()


def _write_hours(service: Service, wanted: tuple[Hours, ...]) -> None:
    held = {hours_of(each): each for each in service.schedules.filter(freq__in=WEEKLY)}
    gone = [row.pk for hours, row in held.items() if hours not in wanted]
    service.schedules.filter(pk__in=gone).delete()
    for place, hours in enumerate(wanted):
        row = held.get(hours) or Schedule(
            service=service,
            freq="WEEKLY" if hours.days else "",
            byday=hours.byday,
            opens_at=hours.opens,
            closes_at=hours.closes,
            description=hours.words,
        )
        row.position = place
        row.save()


def _write_areas(service: Service, reach: Reach) -> None:
    wanted = {(area, False) for area in reach.served} | {(area, True) for area in reach.refused}
    held = set()
    for row in service.service_areas.all():
        key = (row.area_id, row.excluded)
        stays = key in wanted if row.area_id else row.excluded or row.name in reach.served_in_words
        if stays:
            held.add(key if row.area_id else row.name)
        else:
            row.delete()
    names = dict(
        Area.objects.filter(id__in=[area for area, _not in wanted]).values_list("id", "name")
    )
    ServiceArea.objects.bulk_create(
        ServiceArea(service=service, area_id=area, name=names[area], excluded=excluded)
        for area, excluded in sorted(wanted - held, key=lambda each: names[each[0]])
    )
    ServiceArea.objects.bulk_create(
        ServiceArea(service=service, name=each, position=IN_WORDS)
        for each in reach.served_in_words
        if each not in held
    )
