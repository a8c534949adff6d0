"""The MARAC of the demo: one meeting held with actions open, one to come. All of it is invented."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.people.models import Person
from wayside.safeguarding.dash import actions as dash
from wayside.safeguarding.dash.actions import Beginning, Event
from wayside.safeguarding.dash.vocabulary import Instrument, Level, Source
from wayside.safeguarding.marac import actions as maracs
from wayside.safeguarding.marac.actions import Agreed, Case, Minutes, Plan, Research, Sharing
from wayside.safeguarding.models import AgendaItem, Marac, MaracCase, MaracMeeting

FORMS = UUID("6a1d6f4e-0f0b-4a55-9a07-bc2f5a4c9d11")
AGENCIES = ("centre", "council", "health", "police", "recovery", "probation")
KNOWN = (
    (cast.REMI, "Seen at the night clinic twice in May, bruised.", "A clinic visit that is safe."),
    (cast.HAL, "The tenancy is in their own name. Two calls about noise in May.", "New locks."),
    (cast.PERRY, "The man is on a licence until September.", "A word with his supervisor."),
    (cast.PETRA, "", ""),
)
PAST, COMING = date(2018, 6, 20), date(2018, 7, 11)
AGREED = Sharing(capacity_considered=True, capacity_note="Rested, alone, and said it back.")
AT_RISK = {
    "Robin": ("He waited outside her door and said he would find her wherever she went.", 16),
    "Linnet": ("He took her telephone and held her by the throat.", 17),
    "Martin": ("The man he owes money to has begun to follow him home.", 8),
}


def confer(players: Players) -> None:
    """Risk is assessed, cases are referred, heard and followed up."""
    mara, carys = players.act(cast.MARA), players.act(cast.CARYS)
    marac = _set_up(players, mara)
    cases = [
        _refer(called, marac, carys, at(TODAY - timedelta(days=days), 10))
        for called, days in (("Robin", 25), ("Linnet", 24), ("Martin", 6))
    ]
    past = _agenda(marac, PAST, [each for each in cases[:2] if each], mara, TODAY - _days(20))
    for member, known, proposes in KNOWN:
        said = Research(known, proposes, nothing_known=not known, is_ready=True)
        _research(past, said, players.act(member), PAST)
    _hold(past, players, mara)
    coming = _agenda(marac, COMING, [each for each in cases[2:] if each], mara, TODAY - _days(3))
    said = Research("He came to the clinic in June, and did not want to go home.", is_ready=True)
    _research(coming, said, players.act(cast.REMI), TODAY)


def _days(count: int) -> timedelta:
    return timedelta(days=count)


def _set_up(players: Players, mara: Actor) -> Marac:
    now = at(TODAY - _days(200), 10)
    with acting(mara, now=now):
        made = maracs.set_up_marac(
            area_id=players.area.id, name=f"MARAC of {players.area.name}", by=mara, now=now
        )
        for name in AGENCIES:
            agency_id = players.agencies[name].id
            maracs.give_seat(marac=made, agency_id=agency_id, by=mara, now=now)
    return made


def _refer(called: str, marac: Marac, by: Actor, now: datetime) -> MaracCase | None:
    account, yes = AT_RISK[called]
    with acting(by, now=now):
        person = next((each for each in Person.objects.all() if each.called == called), None)
        if person is None:
            return None
        given: dict[str, Any] = {"person": person, "by": by, "now": now}
        _assess(called, given)
        said = Case(
            victim_name=called,
            harmers=[["Marlow Invented", "1979"]] if yes >= 14 else [["Not known", ""]],
            criteria=["visible"] if yes >= 14 else ["judgement"],
            reasons="" if yes >= 14 else "He has stopped sleeping at home.",
            account=account,
            wants="To be left in peace, and to keep the drop-in.",
            told="agrees",
            basis="consent",
            instrument="dash",
            score=yes,
            idva="Ida Example, Example Women’s Centre",
            children=1 if called == "Linnet" else 0,
            male="yes" if called == "Martin" else "no",
        )
        form = uuid5(FORMS, f"case {called}")
        return maracs.refer_to_marac(marac=marac, case=said, form_id=form, sharing=AGREED, **given)


def _assess(called: str, given: dict[str, Any]) -> None:
    """A DASH, what happened, and below the threshold a judgement that raises it."""
    account, yes = AT_RISK[called]
    beginning = Beginning(Instrument.DASH, "2014", Source.TOGETHER)
    held = dash.begin_assessment(beginning=beginning, form_id=uuid5(FORMS, called), **given)
    answers = {n: ["yes" if n <= yes else "no", ""] for n in range(1, 25)}
    written: dict[str, Any] = {"assessment": held, "by": given["by"], "now": given["now"]}
    dash.answer_part(answers=answers, expected_version=1, **written)
    dash.finish_assessment(person=given["person"], expected_version=2, **written)
    event = Event(given["now"].date(), account)
    dash.note_event(event=event, form_id=uuid5(FORMS, f"event {called}"), **given)
    if yes < 14:
        reasons = "What is not said aloud: he has stopped sleeping at home."
        form = uuid5(FORMS, f"judge {called}")
        dash.judge_risk(level=Level.HIGH, reasons=reasons, form_id=form, **given)


def _agenda(
    marac: Marac, day: date, cases: list[MaracCase], mara: Actor, planned: date
) -> MaracMeeting:
    """A meeting whose agenda was circulated."""
    now = at(planned, 9)
    given: dict[str, Any] = {"by": mara, "now": now}
    with acting(mara, now=now):
        plan = Plan(at(day, 9), day - _days(2), "Town hall, room 4")
        form = uuid5(FORMS, day.isoformat())
        meeting = maracs.plan_meeting(marac=marac, plan=plan, form_id=form, **given)
        for case in cases:
            taken = maracs.move_case(case=case, verb="accept", expected_version=1, **given)
            maracs.put_on_agenda(meeting=meeting, case=taken, **given)
        return maracs.circulate_agenda(meeting=meeting, expected_version=1, **given)


def _research(meeting: MaracMeeting, research: Research, by: Actor, day: date) -> None:
    """What one agency knows of each case, two days before."""
    now = at(day - _days(2), 11)
    with acting(by, now=now):
        for item in AgendaItem.objects.filter(meeting=meeting).select_related("meeting"):
            maracs.write_research(item=item, research=research, expected_version=0, by=by, now=now)


def _hold(meeting: MaracMeeting, players: Players, mara: Actor) -> None:
    now = at(PAST, 10)
    given: dict[str, Any] = {"by": mara, "now": now}
    owed = (
        ("health", "Offers a clinic appointment at a time that is safe.", TODAY - _days(2)),
        ("council", "Changes the locks, and looks at a move.", TODAY + _days(2)),
        ("centre", "Tells her what was agreed, at the drop-in.", TODAY - _days(4)),
    )
    with acting(mara, now=now):
        meeting = maracs.move_meeting(meeting=meeting, verb="begin", expected_version=2, **given)
        found = AgendaItem.objects.filter(meeting=meeting).select_related("case", "meeting")
        for item in found:
            for name, words, due in owed:
                agreed = Agreed(players.agencies[name].id, words, due)
                form = uuid5(item.id, name)
                maracs.agree_action(item=item, agreed=agreed, form_id=form, **given)
            minutes = Minutes(
                "He knows where she sleeps.",
                "Agencies shared what they know, and agreed what each does.",
                item.wants,
                "Her worker tells her at the drop-in, alone.",
                item.idva,
            )
            held = maracs.write_minutes(item=item, minutes=minutes, expected_version=1, **given)
            maracs.hear_case(item=held, **given)
        maracs.move_meeting(meeting=meeting, verb="end", expected_version=3, **given)
