"""Programmes, their settings and money; agencies."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners import actions, presenters, queries
from wayside.partners.models import Area, FundingGrant, Programme
from wayside.partners.queries import OutcomeValues
from wayside.partners.tests import factories
from wayside.partners.vocabulary import AgencyKind, AreaLevel, Direction, Origin, OutcomeNature
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
TODAY = date(2018, 7, 2)
LESS_KERB_CRAWLING = OutcomeValues("Kerb crawling", OutcomeNature.OUTCOME, Direction.LESS)
MORE_REFERRALS = OutcomeValues("Referrals", OutcomeNature.ACTIVITY, Direction.MORE)


@pytest.fixture
def area() -> Area:
    return factories.area("Lambeth")


@pytest.fixture
def coordinator(area: Area) -> Actor:
    return factories.actor_of(factories.member(Role.COORDINATOR, area=area))


@pytest.fixture
def administrator(area: Area) -> Actor:
    return factories.actor_of(factories.member(Role.ADMINISTRATOR, area=area))


def start(area: Area, by: Actor, name: str = "Patrols") -> Programme:
    """Start a programme raised at a ward panel."""
    return actions.start_programme(
        area=area,
        name=name,
        origin=Origin.WARD_PANEL,
        lead=access.person("Ward Sergeant"),
        lead_agency=factories.agency(areas=(area,)),
        start_date=TODAY,
        outcomes=[LESS_KERB_CRAWLING, MORE_REFERRALS],
        by=by,
        now=NOW,
    )


def fund(programme: Programme, by: Actor, *, start: date = TODAY, days: int = 61) -> FundingGrant:
    """Record a grant of £25,000."""
    return actions.add_funding(
        programme=programme,
        funder="Proceeds of crime",
        amount=Decimal(25000),
        start_date=start,
        end_date=start + timedelta(days=days - 1),
        pays_for="Overtime",
        by=by,
        now=NOW,
    )


def test_a_programme_starts_with_settings_and_outcomes_in_order(
    area: Area, coordinator: Actor
) -> None:
    programme = start(area, coordinator)
    assert queries.settings_of(programme).patrol_weekdays == [5, 6]
    shown = presenters.outcomes(programme.outcomes.all())
    assert [row.statement for row in shown.outcomes] == ["Kerb crawling"]
    assert [row.statement for row in shown.activities] == ["Referrals"]
    assert queries.programme_of(area) == programme


def test_a_programme_works_in_a_borough(coordinator: Actor, area: Area) -> None:
    ward = factories.area("Oval", level=AreaLevel.WARD, parent=area)
    with pytest.raises(NotNow, match="borough"):
        start(ward, coordinator.within(ward.id))


def test_a_name_is_used_once_in_an_area(area: Area, coordinator: Actor) -> None:
    start(area, coordinator)
    with pytest.raises(NotNow, match="already"):
        start(area, coordinator)


def test_outcomes_alone_count_as_an_edit_and_collide(area: Area, coordinator: Actor) -> None:
    programme = start(area, coordinator)
    other = Programme.objects.get(id=programme.id)

    def change(which: Programme, *outcomes: OutcomeValues) -> tuple[str, ...]:
        return actions.change_programme(
            programme=which, outcomes=outcomes, expected_version=1, by=coordinator, now=NOW
        )

    assert change(programme, MORE_REFERRALS) == ("outcomes",)
    with pytest.raises(Collision):
        change(other, LESS_KERB_CRAWLING)
    assert [row.statement for row in programme.outcomes.all()] == ["Referrals"]
    assert Event.objects.get(action="partners.change_programme").fields == ["outcomes"]


def test_settings_that_contradict_themselves_are_refused(area: Area, coordinator: Actor) -> None:
    settings = queries.settings_of(start(area, coordinator))

    def refusal(**changes: object) -> str:
        for name, value in changes.items():
            setattr(settings, name, value)
        with pytest.raises(NotNow) as refused:
            actions.change_settings(settings=settings, expected_version=1, by=coordinator, now=NOW)
        settings.refresh_from_db()
        return str(refused.value)

    assert "longer" in refusal(visit_minutes_least=20, visit_minutes_most=10)
    assert "radius apart" in refusal(place_radius_m=600, place_spacing_m=500)
    assert "day of patrol" in refusal(patrol_weekdays=[])


def test_changed_settings_name_what_changed(area: Area, coordinator: Actor) -> None:
    settings = queries.settings_of(start(area, coordinator))
    settings.places_proposed = 6
    changed = actions.change_settings(
        settings=settings, expected_version=1, by=coordinator, now=NOW
    )
    assert changed == ("places_proposed",)
    assert queries.settings_of(settings.programme).places_proposed == 6


@pytest.mark.parametrize(
    ("days_before_the_end", "state", "warns"),
    [
        (60, "61 days left", False),
        (42, "43 days left", False),
        (41, "42 days left", True),
        (0, "1 day left", True),
        (-1, "Lapsed", False),
    ],
)
def test_money_says_how_long_it_lasts_and_warns_before_it_lapses(
    area: Area, coordinator: Actor, days_before_the_end: int, state: str, warns: bool
) -> None:
    grant = fund(start(area, coordinator), coordinator)
    shown = presenters.money(grant, today=grant.end_date - timedelta(days=days_before_the_end))
    assert (shown.state, bool(shown.warning), shown.pounds) == (state, warns, "£25,000")


def test_money_that_has_not_begun_does_not_warn(area: Area, coordinator: Actor) -> None:
    grant = fund(start(area, coordinator), coordinator, start=TODAY + timedelta(days=1), days=7)
    shown = presenters.money(grant, today=TODAY)
    assert (shown.state, shown.warning) == ("Not begun", "")


def test_money_ends_after_it_starts(area: Area, coordinator: Actor) -> None:
    programme = start(area, coordinator)
    with pytest.raises(NotNow, match="last day"):
        fund(programme, coordinator, days=0)


def test_changing_money_is_for_coordinators_of_the_area(
    area: Area, coordinator: Actor, administrator: Actor
) -> None:
    grant = fund(start(area, coordinator), coordinator)
    elsewhere = factories.actor_of(factories.member(Role.COORDINATOR, area=factories.area()))
    grant.funder = "Home Office fund"
    for nobody in (administrator, elsewhere):
        with pytest.raises(NotAllowed):
            actions.change_funding(grant=grant, expected_version=1, by=nobody, now=NOW)
    assert actions.change_funding(grant=grant, expected_version=1, by=coordinator, now=NOW) == (
        "funder",
    )


@pytest.mark.parametrize("kind", AgencyKind)
def test_every_kind_of_agency_is_registered(
    area: Area, administrator: Actor, kind: AgencyKind
) -> None:
    agency = actions.register_agency(
        name=f"Example {kind.label}", kind=kind, areas=[area], by=administrator, now=NOW
    )
    assert queries.agencies(visible_to=administrator).filter(id=agency.id).exists()
    with pytest.raises(NotNow, match="already"):
        actions.register_agency(
            name=agency.name.upper(), kind=kind, areas=[area], by=administrator, now=NOW
        )


def test_an_agency_keeps_the_areas_that_its_editor_does_not_see(
    area: Area, administrator: Actor
) -> None:
    elsewhere, new = factories.area("Ipswich"), factories.area("Southwark")
    agency = factories.agency("Charity", areas=(area, elsewhere))
    actions.change_agency(
        agency=agency,
        areas=[new],
        expected_version=1,
        by=administrator.within(new.id),
        now=NOW,
    )
    assert set(agency.areas.values_list("name", flat=True)) == {"Ipswich", "Southwark"}
    with pytest.raises(NotAllowed):
        actions.change_agency(
            agency=agency, areas=[elsewhere], expected_version=2, by=administrator, now=NOW
        )
