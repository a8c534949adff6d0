"""One night of the demo: its risk is assessed and approved, it is briefed, goes out, returns."""

from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.told import Story
from wayside.partners.models import Programme
from wayside.patrols.briefing.actions import brief
from wayside.patrols.models import CheckIn, Patrol, RiskAssessment
from wayside.patrols.models.risk_templates import SECTIONS
from wayside.patrols.parts.actions import confirm_clothes
from wayside.patrols.queries import crews, places_of
from wayside.patrols.returns import actions as returns
from wayside.patrols.returns.queries import plan_of
from wayside.patrols.returns.values import NightTold, PartPlan, PartTold
from wayside.patrols.returns.vocabulary import Count, Weather
from wayside.patrols.risk import actions as risk
from wayside.patrols.risk.actions import Written
from wayside.patrols.risk.default_template import content
from wayside.patrols.risk.permissions import SETTLE_ALARMS
from wayside.patrols.risk.queries import areas_of, risks_of
from wayside.patrols.risk.rules import Risk
from wayside.patrols.risk.vocabulary import TO_FILL, Authority
from wayside.patrols.vocabulary import Duty, SegmentKind

MISSED = date(2018, 4, 14)
KNOWN_RISKS = (
    "The yard behind the arches is dark and has one way out. Traffic on the High Road after one."
)
NO_LOCAL = "No officer of these wards can come; the lead knows the places."
HOURS = (2, 4)
NUMBERS_TO_CALL = {"contacts": "020 7946 0150", "partner_contacts": "020 7946 0151"}


def fresh(patrol: Patrol) -> Patrol:
    """The patrol as it stands."""
    return Patrol.objects.select_related("week__area", "week__programme").get(id=patrol.id)


def write_template(players: Players, now: datetime) -> None:
    """What every risk assessment starts from, with the numbers to call filled in."""
    programme = Programme.objects.get(area=players.area)
    values = content()
    for name, number in NUMBERS_TO_CALL.items():
        values[name] = values[name].replace(str(TO_FILL), number)
    risks = [Risk(**each) for each in values["hazards"]]
    by = players.coordinator
    risk.save_template(programme=programme, values=values, risks=risks, by=by, now=now)


def assess(patrol: Patrol, by: Actor, now: datetime) -> RiskAssessment:
    """Written from the template and sent for approval."""
    made = risk.start(patrol=patrol, by=by, now=now)
    texts = {name: getattr(made, name) for name in SECTIONS}
    texts["known_risks"] = KNOWN_RISKS
    texts["weather"] = "As forecast; stop for ice, lightning or a storm warning."
    hours = (patrol.starts_at + timedelta(hours=each) for each in HOURS)
    written = Written(
        sections=texts,
        risks=risks_of(made),
        authority=Authority.NOT_NEEDED,
        incident_number=f"DEMO {patrol.date:%y%m%d}",
        check_in_times=(*hours, patrol.ends_at),
        grace_minutes=made.grace_minutes,
        briefing_hours=made.briefing_hours,
    )
    kept = risk.write(
        assessment=made, written=written, by=by, now=now, expected_version=made.version
    )
    return risk.submit(assessment=kept, by=by, now=now + timedelta(minutes=20))


def approve(players: Players, assessment: RiskAssessment, now: datetime) -> None:
    """The ward sergeant where the patrol goes to the ward, else the deputy."""
    sergeant = players.act(cast.SERGEANT)
    here = sergeant.area_ids & set(areas_of(assessment.patrol))
    risk.approve(
        assessment=assessment,
        by=sergeant if here else players.deputy,
        now=now,
        expected_version=assessment.version,
    )


def release(players: Players, patrol: Patrol, now: datetime) -> None:
    """Plain clothes confirmed and the briefing released, the day before."""
    by = players.coordinator
    confirm_clothes(patrol=fresh(patrol), by=by, now=now)
    local = any(each.duty == Duty.LOCAL for each in crews([patrol])[patrol.id])
    because = "" if local else NO_LOCAL
    brief(
        patrol=fresh(patrol),
        by=by,
        now=now + timedelta(minutes=10),
        empty_posts_because=because,
    )


def go(players: Players, patrol: Patrol) -> Actor:
    """Out on the street, with a call every two hours; who led it and signs in, is told."""
    crew = [each for each in crews([patrol])[patrol.id] if each.duty != Duty.LOCAL]
    lead = players.signed_in([each.person_id for each in crew])
    risk.go_out(patrol=patrol, incident_number="", by=lead, now=patrol.starts_at)
    for number, each in enumerate(CheckIn.objects.filter(patrol=patrol).order_by("due_at")):
        if patrol.date == MISSED and number == 0:
            _call_late(players, patrol, lead, each)
        else:
            risk.check_in(patrol=patrol, by=lead, now=each.due_at)
    return lead


def _call_late(players: Players, patrol: Patrol, lead: Actor, missed: CheckIn) -> None:
    """Nobody calls, the alarm is raised, the deputy finds out why."""
    watcher = Actor.service("watch-check-ins", permissions=(SETTLE_ALARMS,))
    risk.raise_alarms(by=watcher, now=missed.alarm_at + timedelta(minutes=1))
    risk.check_in(patrol=patrol, by=lead, now=missed.alarm_at + timedelta(minutes=6))
    missed.patrol = patrol
    risk.settle_alarm(
        check_in=missed,
        note="Called the lead: all four are safe. The radio had no signal in the underpass.",
        by=players.deputy,
        now=missed.alarm_at + timedelta(minutes=9),
    )


def tell(patrol: Patrol, story: Story, by: Actor) -> None:
    """The return, filed on the way home."""
    returns.file_return(
        patrol=patrol,
        form=uuid5(NAMESPACE_URL, f"return/{patrol.id}"),
        told=laid_out(patrol, story),
        by=by,
        now=patrol.ends_at + timedelta(minutes=25),
    )


def correct(patrol: Patrol, story: Story, by: Actor) -> None:
    """What the first version left out."""
    returns.correct_return(
        patrol=patrol,
        form=uuid5(NAMESPACE_URL, f"return/{patrol.id}/2"),
        told=laid_out(patrol, story),
        because="One woman whom the other pair met was not counted.",
        base=1,
        by=by,
        now=at(patrol.ends_at.date(), 15),
    )


def laid_out(patrol: Patrol, story: Story) -> NightTold:
    """The story over the parts of the night, each side's counts on its own part."""
    plan = plan_of(patrol)
    stops = () if story.weather == Weather.SNOW else tuple(places_of(patrol))
    talk = next((each for each in plan if each.kind == SegmentKind.ENGAGEMENT), _main(plan))
    chase = next((each for each in plan if each.kind == SegmentKind.ENFORCEMENT), _main(plan))
    return NightTold(
        weather=story.weather,
        parts=tuple(_part(each, story, talk, chase, _main(plan)) for each in plan),
        visits=dict.fromkeys((each.id for each in stops), None),
        incident_reference=f"DEMO {patrol.date:%y%m%d}",
        narrative=story.narrative,
    )


def _main(plan: tuple[PartPlan, ...]) -> PartPlan:
    return [each for each in plan if each.kind == SegmentKind.PATROL][-1]


def _part(
    part: PartPlan, story: Story, talk: PartPlan, chase: PartPlan, main: PartPlan
) -> PartTold:
    counts: dict[tuple[Count, str], int] = {}
    met = story.women if talk is main else (story.women + 1) // 2
    if part is main:
        later = story.women if talk is main else story.women - met
        counts |= {(Count.WOMEN_MET, ""): later, (Count.MEN_MET, ""): story.men}
    if part is talk:
        counts |= {
            (Count.WOMEN_MET, ""): met,
            (Count.NEW_TO_US, ""): min(story.new, met),
            (Count.FROM_OUTSIDE, ""): min(story.outside, met),
            (Count.HOT_DRINKS, ""): story.drinks,
            **{(Count.OFFERED, str(each)): n for each, n in story.offered.items()},
            **{(Count.TAKEN, str(each)): n for each, n in story.taken.items()},
        }
    if part is chase:
        counts |= {
            (Count.ARRESTS, ""): story.arrests,
            (Count.CONDITIONAL_CAUTIONS, ""): story.conditional_cautions,
            (Count.WARNINGS, ""): story.warnings,
        }
    told = {key: value for key, value in counts.items() if value}
    return PartTold(
        kind=part.kind,
        hours=part.hours,
        segment_id=part.segment_id,
        nobody_seen=not told,
        partner_feedback=story.feedback if part is talk and talk is not main else "",
        counts=told,
    )
