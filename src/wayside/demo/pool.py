"""The demo's workforce: who joins, is trained and assessed, and who leaves."""

from collections.abc import Sequence
from datetime import date

from wayside.demo import cast
from wayside.demo.crew import (
    FIRST_COURSE,
    FROM_THE_START,
    IVO,
    POOL_DATE,
    RUBY,
    TRAINEES,
    WREN,
    DemoWorker,
)
from wayside.demo.players import Players, at
from wayside.partners.models import Area
from wayside.workforce import actions
from wayside.workforce.actions import Details
from wayside.workforce.models import Course, CourseSession, Worker
from wayside.workforce.vocabulary import Leaving, Mindset, Suitability

COURSE = "Engaging on the street"
TRAINER = "Tilda Example, national lead"
FIRST_SESSION, SECOND_SESSION = date(2017, 12, 4), date(2018, 3, 5)
COMING_SESSION = date(2018, 7, 16)
LEFT_DATE = date(2018, 4, 20)
REASONS = "Listens first, asks before helping, and speaks of the women as people at risk."
PAY = {"constable_pence": 1_850, "sergeant_pence": 2_260}
RATES_FROM, RATES_NEXT = date(2017, 9, 1), date(2018, 9, 1)


def gather(players: Players) -> None:
    """The pool as it stood before the first patrol."""
    set_terms(players)
    for who in FROM_THE_START:
        join(players, who)
    course = actions.add_course(
        area=players.area,
        name=COURSE,
        qualifies=True,
        valid_months=24,
        by=players.coordinator,
        now=at(POOL_DATE, 15),
    )
    hold(players, plan(players, course, FIRST_SESSION, places=8), FIRST_COURSE)
    actions.record_training(
        worker=players.worker(IVO),
        course=course,
        trainer=TRAINER,
        completed=date(2016, 9, 5),
        by=players.coordinator,
        now=at(FIRST_SESSION, 17),
    )
    assess(players, IVO, FIRST_SESSION)


def set_terms(players: Players) -> None:
    """The rules of rosters, and the force's rates: the ones in force compared by the deputy, the
    coming ones waiting for that."""
    by, now = players.coordinator, at(POOL_DATE, 9)
    actions.set_rules(
        area=players.area,
        values={"trained_wanted": 2, "nights_in_a_row": 2},
        because="Friday and Saturday nights wear people out; nobody works a third on end.",
        expected_version=0,
        by=by,
        now=now,
    )
    police = players.agencies["police"]
    source = "Example Police pay circular, made up for the demonstration"
    rates = actions.set_rates(
        agency=police, from_date=RATES_FROM, values={**PAY, "source": source}, by=by, now=now
    )
    actions.check_rates(
        rates=rates, expected_version=rates.version, by=players.deputy, now=at(POOL_DATE, 11)
    )


def set_next_rates(players: Players) -> None:
    """What the force pays from September; nobody has compared it yet."""
    values = {
        "constable_pence": 1_890,
        "sergeant_pence": 2_305,
        "source": "Example Police pay circular for September 2018, made up",
    }
    actions.set_rates(
        agency=players.agencies["police"],
        from_date=RATES_NEXT,
        values=values,
        by=players.coordinator,
        now=at(date(2018, 6, 25), 9),
    )


def join(players: Players, who: DemoWorker) -> Worker:
    """Put somebody into the pool; police officers have the deputy as their wellbeing lead."""
    person = players.person(who.member) if who.member else None
    lead = players.person(cast.DEPUTY)
    leads_them = who.agency == "police" and person != lead
    wards = Area.objects.filter(slug=who.ward) if who.ward else ()
    details = Details(
        agency=players.agencies[who.agency],
        kind=who.kind,
        grade=who.grade,
        wards=list(wards),
        may_lead=who.may_lead,
        wellbeing_lead=lead if leads_them else None,
    )
    made = actions.add_worker(
        area=players.area,
        person=person,
        name=who.name,
        details=details,
        joined=who.joined,
        by=players.coordinator,
        now=at(who.joined, 10),
    )
    players.pool[who.name] = made
    return made


def plan(players: Players, course: Course, day: date, *, places: int) -> CourseSession:
    """A day of training, open to other areas."""
    return actions.plan_session(
        course=course,
        starts_at=at(day, 9),
        ends_at=at(day, 16),
        venue="Town hall, committee room",
        trainer=TRAINER,
        places=places,
        is_open_to_others=True,
        by=players.coordinator,
        now=at(POOL_DATE, 16) if day == FIRST_SESSION else at(date(2018, 2, 12), 9),
    )


def hold(players: Players, session: CourseSession, who: Sequence[DemoWorker]) -> None:
    """A session takes place, and the lead assesses those who came."""
    day = session.starts_at.date()
    booked = [
        actions.book(
            session=session,
            worker=players.worker(each),
            by=players.coordinator,
            now=at(max(each.joined for each in who), 17),
        )
        for each in who
    ]
    came = [each.id for each in booked]
    actions.take_attendance(session=session, came=came, by=players.coordinator, now=at(day, 17))
    for each in who:
        assess(players, each, day)


def assess(players: Players, who: DemoWorker, day: date) -> None:
    """The lead finds somebody suited."""
    actions.assess(
        worker=players.worker(who),
        mindset=Mindset.VICTIMS_FIRST,
        outcome=Suitability.SUITED,
        reasons=REASONS,
        on=day,
        by=players.coordinator,
        now=at(day, 18),
    )


def train_another(players: Players) -> None:
    """The pool grows by one in March."""
    join(players, WREN)
    course = Course.objects.get(area=players.area, name=COURSE)
    hold(players, plan(players, course, SECOND_SESSION, places=6), (WREN,))


def let_one_go(players: Players) -> None:
    """Extended weekend shifts wear people out: one leaves."""
    worker = players.worker(RUBY)
    actions.let_go(
        worker=worker,
        on=LEFT_DATE,
        because=Leaving.BURNOUT,
        expected_version=worker.version,
        by=players.coordinator,
        now=at(LEFT_DATE, 15),
    )


def fill_the_pipeline(players: Players) -> None:
    """Two more are booked on the coming session; places are left for other areas."""
    for who in TRAINEES:
        join(players, who)
    course = Course.objects.get(area=players.area, name=COURSE)
    session = plan(players, course, COMING_SESSION, places=6)
    for who in TRAINEES:
        actions.book(
            session=session,
            worker=players.worker(who),
            by=players.coordinator,
            now=at(who.joined, 11),
        )
