"""What the demo leaves to its visitors on a Monday: each role finds something to do."""

from datetime import date, timedelta

from wayside.access.actor import Actor
from wayside.demo import availability, cast, evenings, nights, rosters
from wayside.demo.crew import MUSA_AT_WORK, NELL_AT_WORK, OTIS_AT_WORK, TESS_AT_WORK
from wayside.demo.evenings import HEALTH, KITCHEN, REASONS, RECOVERY, Guest
from wayside.demo.players import Players, at
from wayside.partners.acting import tell_database
from wayside.patrols.models import Patrol, PatrolPlace, Posting, Week
from wayside.patrols.parts import actions as parts
from wayside.patrols.parts.vocabulary import SupportBy
from wayside.patrols.returns import actions as returns
from wayside.patrols.returns.permissions import STAND_IN
from wayside.patrols.returns.vocabulary import NoteSource
from wayside.patrols.vocabulary import PostingState, Style
from wayside.workforce import actions as workforce
from wayside.workforce.vocabulary import HowAreYou

TODAY = date(2018, 7, 2)
FRIDAY, SATURDAY = date(2018, 7, 6), date(2018, 7, 7)
OBSERVED = date(2018, 6, 1)
OBSERVERS = {
    OBSERVED: ("Simi", "Southwark, Example Police"),
    FRIDAY: ("Jo", "Lewisham, Example Police"),
}
GUESTS = (KITCHEN, Guest(RECOVERY.who, silent=True), Guest(HEALTH.who, declines=REASONS[0]))
CHECK_INS = (
    (OTIS_AT_WORK, HowAreYou.SHAKEN, True, "The girl at the bus stop stays with me."),
    (OTIS_AT_WORK, HowAreYou.TIRED, False, "Another weekend of nights."),
    (TESS_AT_WORK, HowAreYou.TIRED, False, "The extended shift was too long."),
    (MUSA_AT_WORK, HowAreYou.WELL, False, ""),
    (NELL_AT_WORK, HowAreYou.STRUGGLING, True, "I would like a weekend off."),
)


def shape(players: Players, friday: Patrol, saturday: Patrol) -> None:
    """Friday's soup kitchen waits for one answer; Saturday's outreach has its own."""
    now = at(TODAY - timedelta(days=4), 11)
    kitchen = evenings.shape_soup_kitchen(players, friday, now)
    for number, guest in enumerate(GUESTS):
        asked = evenings.invite(players, kitchen, guest, now + timedelta(minutes=10))
        evenings.answer(players, asked, guest, at(TODAY - timedelta(days=3), 10 + number))
    place = PatrolPlace.objects.filter(patrol=saturday, style=Style.ENGAGEMENT).first()
    if place is None:
        raise RuntimeError("Saturday goes to no place of engagement.")
    round_ = evenings.shape_outreach(players, saturday, place, now + timedelta(minutes=20))
    asked = evenings.invite(players, round_, RECOVERY, now + timedelta(minutes=30))
    evenings.answer(players, asked, RECOVERY, at(TODAY - timedelta(days=3), 14))


def prepare(players: Players, friday: Patrol, saturday: Patrol) -> None:
    """Saturday is briefed; Friday's risk assessment waits for somebody's approval."""
    written = nights.assess(saturday, players.deputy, at(TODAY - timedelta(days=3), 9))
    nights.approve(players, written, at(TODAY - timedelta(days=3), 15))
    nights.release(players, saturday, at(TODAY, 6))
    nights.assess(friday, players.coordinator, at(TODAY, 6, 30))


def look_ahead(players: Players) -> None:
    """Carnival takes every lead from one weekend: a draft for twelve weeks waits, with the posts
    that nobody can fill."""
    availability.go_away(players, availability.CARNIVAL, at(date(2018, 6, 25), 10))
    first, now = TODAY, at(TODAY, 7, 20)
    rosters.make_nights(players, first, now)
    rosters.draft(players, first, rosters.WEEKS, now)


def chase_last_weekend() -> None:
    """Friday's return is late; its officers were reminded once a day."""
    by = Actor.service("chase-returns", permissions=(STAND_IN,))
    for day in (date(2018, 6, 30), date(2018, 7, 1)):
        returns.chase(by=by, now=at(day, 11))


def hear(players: Players, week: Week) -> None:
    """What was said of last week, for the review that is due today."""
    for source, text in (
        (NoteSource.PARTNER, "The soup kitchen by the green works: people stay and talk."),
        (NoteSource.RESIDENT, "Fewer cars before midnight; they come back towards two."),
    ):
        returns.note_for_review(
            week=week, source=source, text=text, by=players.coordinator, now=at(TODAY, 6, 50)
        )


def welcome_observer(players: Players, patrol: Patrol) -> None:
    """A sergeant of another area is asked; who has been there is called and written to."""
    segment = patrol.segments.get(observers_welcome=True)
    segment.patrol = patrol
    asked_at = at(patrol.date - timedelta(days=8), 12, 30)
    name, unit = OBSERVERS[patrol.date]
    observer = parts.invite_observer(
        segment=segment,
        name=f"Sgt {name} Example",
        unit=unit,
        email=f"{name.lower()}@{cast.MAIL_DOMAIN}",
        by=players.coordinator,
        now=asked_at,
    )
    if observer is None:
        raise RuntimeError("The form of an observer came twice.")
    by = players.coordinator
    parts.note_observer(observer=observer, verb="accept", by=by, now=asked_at + timedelta(hours=1))


def follow_up(players: Players, patrol: Patrol) -> None:
    """The observer was there, and was supported afterwards by call and mail."""
    segment = patrol.segments.get(observers_welcome=True)
    observer = segment.observers.get()
    observer.segment.patrol = patrol
    by = players.coordinator
    after = patrol.date + timedelta(days=3)
    parts.note_observer(observer=observer, verb="observe", by=by, now=at(after, 9))
    for days, way, note in (
        (4, SupportBy.CALL, "How to choose officers for their mindset; the course has places."),
        (11, SupportBy.MAIL, "Sent the risk template and the briefing for partners."),
    ):
        day = patrol.date + timedelta(days=days)
        parts.follow_up(observer=observer, way=way, on_date=day, note=note, by=by, now=at(day, 15))


def ask_how_they_are(players: Players) -> None:
    """Some say how they are after their last nights, to their lead alone."""
    for number, (who, how, wants_to_talk, text) in enumerate(CHECK_INS):
        worker = players.worker(who)
        out = Posting.objects.filter(worker=worker, state=PostingState.PUBLISHED)
        out = out.filter(patrol__date__lt=TODAY).order_by("-patrol__date")
        night = list(out.values_list("patrol__date", flat=True))[number % 2]
        if who.member:
            # the database shows these rows to them alone
            tell_database(players.act(who.member), now=at(night + timedelta(days=1), 14))
            workforce.check_in(
                worker=worker,
                night=night,
                how=how,
                wants_to_talk=wants_to_talk,
                text=text,
                told_lead_id=worker.wellbeing_lead_id,
                by=players.act(who.member),
                now=at(night + timedelta(days=1), 14),
            )
