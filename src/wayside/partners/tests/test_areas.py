"""Opening and changing areas, loading boundaries, taking up another area's programme."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from shapely.geometry import shape

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners import actions, queries
from wayside.partners.actions.founding import founder
from wayside.partners.actions.programmes import write_outcomes
from wayside.partners.models import (
    Agency,
    Area,
    FundingGrant,
    KindSetting,
    Programme,
    ProgrammeSettings,
)
from wayside.partners.queries import OutcomeValues
from wayside.partners.tests import factories
from wayside.partners.tests.grounds import EAST, FAR, WEST, wards
from wayside.partners.vocabulary import AreaLevel, Direction, Origin, OutcomeNature
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def county() -> Area:
    return factories.area("London", level=AreaLevel.COUNTY)


@pytest.fixture
def borough(county: Area) -> Area:
    return factories.area("Lambeth", parent=county, code="E09000022", boundary=None)


@pytest.fixture
def administrator(county: Area, borough: Area) -> Actor:
    return factories.actor_of(factories.member(Role.ADMINISTRATOR, area=county))


def test_a_borough_opens_in_a_county(administrator: Actor, county: Area) -> None:
    area = actions.open_area(
        name="Southwark", level=AreaLevel.BOROUGH, parent=county, by=administrator, now=NOW
    )
    assert (area.slug, area.srid, area.opened_date) == ("southwark", 27700, date(2018, 7, 2))
    assert Event.objects.get(action="partners.open_area").record_id == area.id


@pytest.mark.parametrize("level", [AreaLevel.COUNTY, AreaLevel.WARD])
def test_areas_nest_as_they_do_on_the_ground(
    administrator: Actor, county: Area, level: AreaLevel
) -> None:
    with pytest.raises(NotNow, match="a ward lies in a borough"):
        actions.open_area(name="X", level=level, parent=county, by=administrator, now=NOW)


def test_nobody_opens_an_area_beside_their_own(administrator: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.open_area(name="Kent", level=AreaLevel.COUNTY, by=administrator, now=NOW)
    elsewhere = factories.area("Essex", level=AreaLevel.COUNTY)
    with pytest.raises(NotAllowed):
        actions.open_area(
            name="Y", level=AreaLevel.BOROUGH, parent=elsewhere, by=administrator, now=NOW
        )


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_administrators_open_areas(county: Area, role: Role) -> None:
    by = access.actor(role, area_ids=[county.id])
    with pytest.raises(NotAllowed):
        actions.open_area(name="Z", level=AreaLevel.BOROUGH, parent=county, by=by, now=NOW)


@pytest.mark.parametrize("name", ["Partners", "Governance", "Accounts", "Health"])
def test_an_area_does_not_take_the_services_own_addresses(
    administrator: Actor, county: Area, name: str
) -> None:
    with pytest.raises(NotNow, match="used by the service"):
        actions.open_area(
            name=name, level=AreaLevel.BOROUGH, parent=county, by=administrator, now=NOW
        )


def test_every_first_word_of_the_services_addresses_is_kept_from_areas() -> None:
    from django.urls import URLResolver, get_resolver

    from wayside.partners.rules import RESERVED_SLUGS

    routes = [str(pattern.pattern) for pattern in get_resolver().url_patterns]
    inner = [
        str(each.pattern)
        for pattern in get_resolver().url_patterns
        if isinstance(pattern, URLResolver) and str(pattern.pattern) == ""
        for each in pattern.url_patterns
    ]
    words = {route.split("/")[0] for route in routes + inner if "<" not in route.split("/")[0]}
    assert words - {""} <= RESERVED_SLUGS


@pytest.mark.parametrize("srid", [4326, 3857_00, 2263])
def test_distances_are_computed_in_projected_metres(
    administrator: Actor, county: Area, srid: int
) -> None:
    with pytest.raises(NotNow, match=f"EPSG:{srid}"):
        actions.open_area(
            name="W",
            level=AreaLevel.BOROUGH,
            parent=county,
            srid=srid,
            by=administrator,
            now=NOW,
        )


def test_two_edits_of_one_area_meet(administrator: Actor, borough: Area) -> None:
    mine, theirs = Area.objects.get(id=borough.id), Area.objects.get(id=borough.id)
    theirs.name = "Lambeth (theirs)"
    actions.change_area(area=theirs, expected_version=1, by=administrator, now=NOW)
    mine.name = "Lambeth (mine)"
    with pytest.raises(Collision) as collision:
        actions.change_area(area=mine, expected_version=1, by=administrator, now=NOW)
    assert collision.value.current == theirs
    borough.refresh_from_db()
    assert (borough.name, borough.version) == ("Lambeth (theirs)", 2)


def test_an_edit_without_a_change_is_no_event(administrator: Actor, borough: Area) -> None:
    assert actions.change_area(area=borough, expected_version=1, by=administrator, now=NOW) == ()
    assert not Event.objects.filter(action="partners.change_area").exists()


def test_wards_come_with_the_boundaries(administrator: Actor, borough: Area) -> None:
    loaded = actions.load_boundaries(
        area=borough, content=wards(("Oval", WEST), ("Vassall", EAST)), by=administrator, now=NOW
    )
    assert loaded.wards_added == ("Oval", "Vassall")
    assert {ward.name for ward in queries.wards(of=borough)} == {"Oval", "Vassall"}
    borough.refresh_from_db()
    assert borough.shape
    assert borough.shape.area == pytest.approx(shape(WEST).area + shape(EAST).area)
    assert not loaded.own_boundary


def test_wards_known_already_are_drawn_again_and_none_is_removed(
    administrator: Actor, borough: Area
) -> None:
    first = wards(("Oval", WEST), ("Vassall", EAST))
    actions.load_boundaries(area=borough, content=first, by=administrator, now=NOW)
    inside = administrator.within(borough.id)
    loaded = actions.load_boundaries(
        area=borough, content=wards(("Oval", EAST)), by=inside, now=NOW
    )
    assert (loaded.wards_changed, loaded.wards_without) == (("Oval",), ("Vassall",))
    oval = Area.objects.get(name="Oval")
    assert oval.shape
    assert oval.shape.equals(shape(EAST))
    assert oval.version == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (wards(("Oval", WEST), ("oval", EAST)), "twice"),
        (wards(("Oval", WEST), ("", EAST)), "has no name"),
        (wards(("Lambeth", WEST), ("Ipswich", FAR)), "Ipswich lies outside"),
        (b"not json", "not GeoJSON"),
    ],
)
def test_a_file_that_does_not_fit_loads_nothing(
    administrator: Actor, borough: Area, content: bytes, sentence: str
) -> None:
    Area.objects.filter(id=borough.id).update(code="ELambeth")
    borough.refresh_from_db()
    with pytest.raises(NotNow, match=sentence):
        actions.load_boundaries(area=borough, content=content, by=administrator, now=NOW)
    borough.refresh_from_db()
    assert borough.boundary is None
    assert not queries.wards(of=borough).exists()


@pytest.fixture
def programme(borough: Area) -> Programme:
    made = factories.programme(borough)
    made.aims = "Support the most vulnerable."
    made.save()
    ProgrammeSettings.objects.filter(programme=made).update(
        place_radius_m=200, patrol_weekdays=[4], patrol_start=time(21, 30)
    )
    KindSetting.objects.create(programme=made, dataset="street", kind="Robbery", weight=Decimal(3))
    write_outcomes(made, [OutcomeValues("Kerb crawling", OutcomeNature.OUTCOME, Direction.LESS)])
    FundingGrant.objects.create(
        programme=made,
        funder="Fund",
        amount=5000,
        start_date=NOW.date(),
        end_date=NOW.date(),
        pays_for="x",
        **factories.STAMPS,
    )
    return made


def taken_up(by: Actor, source: Area, agency: Agency) -> Area:
    """Open Southwark from an area."""
    return actions.open_area_from(
        source=source,
        name="Southwark",
        code="E09000028",
        boundaries=wards(("Riverside", WEST)),
        lead=access.person("New Lead"),
        lead_agency=agency,
        start_date=NOW.date(),
        by=by,
        now=NOW,
    ).area


def test_a_new_area_takes_up_programme_and_settings(
    administrator: Actor, borough: Area, programme: Programme
) -> None:
    agency = factories.agency("Southwark Police", areas=(borough,))
    area = taken_up(administrator, borough, agency)
    taken = Programme.objects.get(area=area)
    assert (taken.aims, taken.origin) == (programme.aims, Origin.TAKEN_UP)
    assert taken.lead.name == "New Lead"
    settings = queries.settings_of(taken)
    assert (settings.place_radius_m, settings.patrol_weekdays) == (200, [4])
    assert settings.patrol_start == time(21, 30)
    assert [row.weight for row in queries.kinds_of(taken)] == [Decimal("3.00")]
    assert [row.statement for row in taken.outcomes.all()] == ["Kerb crawling"]
    assert area.opened_from == borough
    assert {ward.name for ward in queries.wards(of=area)} == {"Riverside"}


def test_nothing_of_the_data_comes_over(
    administrator: Actor, borough: Area, programme: Programme
) -> None:
    """Every table that an administrator can enter is looked at, which leaves out those behind the
    wall: none but those named has a row that leads to the new area."""
    from django.apps import apps
    from django.db.models import ForeignKey

    factories.member(Role.COORDINATOR, area=borough)
    agency = factories.agency("Southwark Police", areas=(borough,))
    area = taken_up(administrator, borough, agency)
    taken = Programme.objects.get(area=area)
    leading = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and not hasattr(model, "wayside_side")
        for target, rows in ((Area, queries.areas_within(area.id)), (Programme, [taken.id]))
        if field.related_model is target
        and model._default_manager.filter(**{f"{field.name}__in": rows}).exists()
    }
    assert leading == {
        "partners.Area",
        "partners.Agency_areas",
        "partners.Programme",
        "partners.ProgrammeSettings",
        "partners.IntendedOutcome",
        "partners.KindSetting",
    }


def test_a_failing_boundary_file_opens_no_area(
    administrator: Actor, borough: Area, programme: Programme
) -> None:
    agency = factories.agency("Southwark Police", areas=(borough,))
    with pytest.raises(NotNow):
        actions.open_area_from(
            source=borough,
            name="Southwark",
            code="",
            boundaries=b"{}",
            lead=access.person(),
            lead_agency=agency,
            start_date=NOW.date(),
            by=administrator,
            now=NOW,
        )
    assert not Area.objects.filter(name="Southwark").exists()


def test_the_first_area_is_opened_by_the_founding_service() -> None:
    area = actions.open_area(name="Kent", level=AreaLevel.COUNTY, by=founder(), now=NOW)
    assert area.parent is None
