"""What a service's rows say about reaching it, as the plain values that pages edit."""

from wayside.directory.models import Schedule, Service
from wayside.directory.models.values import Hours, Place, Reach, Taken
from wayside.directory.vocabulary import Sex

WEEKLY = ("", "WEEKLY")


def reach_of(service: Service) -> Reach:
    """When and how a service is reached. Hours that are not weekly are not among them: a page
    shows those, and leaves them as they are."""
    areas = list(service.service_areas.all())
    return Reach(
        phones=tuple((each.number, each.description) for each in service.phones.all()),
        hours=tuple(hours_of(each) for each in service.schedules.all() if each.freq in WEEKLY),
        languages=tuple(each.name or each.code for each in service.languages.all()),
        served=tuple(each.area_id for each in areas if each.area_id and not each.excluded),
        refused=tuple(each.area_id for each in areas if each.area_id and each.excluded),
        served_in_words=tuple(
            each.name for each in areas if each.area_id is None and not each.excluded
        ),
    )


def hours_of(schedule: Schedule) -> Hours:
    """One row of hours."""
    days = tuple(each.strip() for each in schedule.byday.split(",") if each.strip())
    return Hours(days, schedule.opens_at, schedule.closes_at, schedule.description)


def place_of(service: Service) -> Place | None:
    """Where a service is: the first of its places."""
    at = service.service_at_locations.select_related("location").first()
    if at is None:
        return None
    address = at.location.addresses.first()
    access = at.location.accessibility.first()
    return Place(
        name=at.location.name,
        address_1=address.address_1 if address else "",
        city=address.city if address else "",
        state_province=address.state_province if address else "",
        postal_code=address.postal_code if address else "",
        access=access.description if access else "",
    )


def groups_of(service: Service) -> tuple[Taken, ...]:
    """Whom a service takes, by sex and age."""
    return tuple(Taken(Sex(each.sex), each.age_from, each.age_to) for each in service.groups.all())


def texts_of(service: Service) -> list[str]:
    """Everything that a service says in words, in whichever table."""
    found = [service.name, service.description, service.alert]
    found += [service.organization.name, service.organization.description]
    for name in ("phones", "contacts", "schedules", "service_areas", "languages", "cost_options"):
        for row in getattr(service, name).values():
            found += [value for value in row.values() if isinstance(value, str)]
    if said := getattr(service, "eligibility", None):
        found += [value for key, value in vars(said).items() if key.endswith("_note")]
    return found
