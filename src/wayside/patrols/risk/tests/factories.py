"""Patrols with an assessment in each state, made through the actions that make them in life."""

from datetime import timedelta
from typing import Any

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols import actions as patrol_actions
from wayside.patrols.briefing.actions import brief
from wayside.patrols.models import Patrol, RiskAssessment
from wayside.patrols.risk import actions, queries
from wayside.patrols.risk.rules import Risk
from wayside.patrols.risk.vocabulary import Authority
from wayside.patrols.staffing.tests import factories as staff
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty

RISK = Risk("Violence towards officers", 3, 4, "Pairs at all times.", 2, 3)
TEXTS = {
    "seen_with_police": "Own meeting point.",
    "lone_working": "Nobody works alone.",
    "known_risks": "Dark yard behind the arches.",
    "weather": "Rain from midnight.",
    "surveillance": "Nobody is watched.",
    "informants": "Nobody is asked to find out.",
    "body_worn_video": "Off while offering help.",
    "contacts": "Control room by radio.",
    "partner_contacts": "The lead: 020 7946 0000.",
}


def written(patrol: Patrol, **fields: Any) -> actions.Written:
    """A whole assessment."""
    given: dict[str, Any] = {
        "sections": TEXTS,
        "risks": (RISK,),
        "authority": Authority.NOT_NEEDED,
        "incident_number": "CAD 1234",
        "check_in_times": (patrol.starts_at + timedelta(hours=1), patrol.ends_at),
        "grace_minutes": 10,
        "briefing_hours": 12,
    }
    return actions.Written(**(given | fields))


def planned(area: Area, *, by: Actor | None = None) -> Patrol:
    """A patrol of a planned week with a lead, two trained officers and a local one."""
    planner = by or patrols.coordinator(area)
    week = patrols.proposed(area, by=planner)
    patrol_actions.plan_week(week=week, by=planner, now=NOW)
    patrol = patrols.first_patrol(patrols.fresh(week))
    for name, duty in (
        ("Lead Officer", Duty.LEAD),
        ("Trained One", Duty.TRAINED),
        ("Trained Two", Duty.TRAINED),
        ("Local Officer", Duty.LOCAL),
    ):
        staff.posting(patrol, staff.worker(area, name), duty)
    return patrol


def on_patrol(patrol: Patrol, *, role: Role = Role.PATROL_OFFICER, duty: str = Duty.LEAD) -> Actor:
    """The officer with that duty, signed in."""
    posting = patrol.postings.filter(duty=duty).first()
    assert posting
    return officer(patrol.week.area, posting.worker.person, role)


def officer(area: Area, person: NaturalPerson, role: Role = Role.PATROL_OFFICER) -> Actor:
    """A natural person with a role."""
    return partners.actor_of(partners.member(role, area=area, person=person))


def sergeant(area: Area) -> Actor:
    """A ward sergeant."""
    return partners.actor_of(patrols.member(area, Role.WARD_SERGEANT))


def draft(patrol: Patrol, *, by: Actor, **fields: Any) -> RiskAssessment:
    """An assessment that is written and not sent."""
    made = actions.start(patrol=patrol, by=by, now=NOW)
    return actions.write(
        assessment=made,
        written=written(patrol, **fields),
        by=by,
        now=NOW,
        expected_version=made.version,
    )


def submitted(patrol: Patrol, *, by: Actor | None = None) -> RiskAssessment:
    """An assessment that waits."""
    writer = by or patrols.coordinator(patrol.week.area)
    return actions.submit(assessment=draft(patrol, by=writer), by=writer, now=NOW)


def approved(patrol: Patrol) -> RiskAssessment:
    """An approved assessment."""
    waiting = submitted(patrol)
    return actions.approve(
        assessment=waiting,
        by=sergeant(patrol.week.area),
        now=NOW,
        expected_version=waiting.version,
    )


def briefed(patrol: Patrol, *, by: Actor | None = None) -> Patrol:
    """A patrol whose briefing is released."""
    lead = by or patrols.coordinator(patrol.week.area)
    approved(patrol)
    Patrol.objects.filter(id=patrol.id).update(
        plain_clothes_by=lead.person_id, plain_clothes_at=NOW
    )
    brief(patrol=patrol, by=lead, now=NOW)
    return again(patrol)


def out(patrol: Patrol) -> Patrol:
    """A patrol that is out since its start."""
    actions.go_out(
        patrol=briefed(patrol),
        incident_number="CAD 1234",
        by=on_patrol(patrol),
        now=patrol.starts_at,
    )
    return again(patrol)


def again(patrol: Patrol) -> Patrol:
    """The patrol as it stands in the database."""
    return Patrol.objects.select_related("week__area", "week__programme").get(id=patrol.id)


def current(patrol: Patrol) -> RiskAssessment:
    """The assessment that stands."""
    found = queries.current(patrol)
    assert found
    return found
