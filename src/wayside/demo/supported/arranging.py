"""How the sixty are reached safely, who is around them, what they agreed to share, and what
other agencies handed over."""

from datetime import datetime, time, timedelta
from uuid import uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.supported import words
from wayside.demo.supported.lives import Life
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.people.contact import actions as contact
from wayside.people.contact.actions import Way
from wayside.people.contact.vocabulary import Outcome, RouteKind
from wayside.people.links import actions as links
from wayside.people.links.vocabulary import Wish
from wayside.people.models import Person
from wayside.people.relations import actions as relations
from wayside.people.relations.actions import Away, Known
from wayside.people.relations.vocabulary import RelationKind, ToldBy
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.actions import Said
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind

AGREED = {
    "voicemail_words": "It is the library about your book.",
    "dropped_words": "Sorry, wrong number.",
    "if_silent": "Ask at the soup kitchen, then the drop-in. Do not go to the flat.",
    "recheck_days": 30,
    "usual_days": 14,
}
ASKED = {
    "health": (Purpose.HEALTH_CARE, (Category.NEEDS, Category.HEALTH, Category.SAFE_CONTACT)),
    "recovery": (Purpose.SUPPORT, (Category.NEEDS, Category.SUBSTANCES)),
    "council": (Purpose.HOUSING, (Category.HOUSING, Category.CHILDREN, Category.IDENTITY)),
}
HANDED = (
    (cast.PRIYA, HandoverKind.REFERRAL, 2,
     "She asks for somebody to talk to before her order ends. She says that a message on Tuesdays "
     "is safe. She is called Petal."),
    (cast.OTIS, HandoverKind.WELFARE_CONCERN, 3,
     "A woman at the bus stop, about thirty, hurt at the wrist. She wanted no police. She agreed "
     "that somebody from the centre looks for her there on Friday."),
    (cast.EDIE, HandoverKind.CHILD_CONCERN, 1,
     "A pupil of fifteen has a second phone and is met by a man in a car. Her friend told us."),
)  # fmt: skip


def arrange(life: Life, person: Person, players: Players, by: Actor) -> None:
    """What is agreed with one person."""
    if life.phone:
        _reach(life, person, by)
    if life.around is not None:
        _around(life, person, by)
    for each in life.consents:
        _agree(each, person, players, by)


def _reach(life: Life, person: Person, by: Actor) -> None:
    confirmed = at(TODAY - timedelta(days=life.confirmed), 12)
    now = max(confirmed, at(life.since, 21))
    contact.agree_contact(person=person, agreed=AGREED, expected_version=0, by=by, now=now)
    number = uuid5(person.subject_id, "phone").int % 1000
    route = contact.add_route(
        person=person,
        way=Way(
            RouteKind.PHONE,
            f"07700 900{number:03}",  # a range kept for fiction
            days=(1, 2, 3),
            from_time=time(11),
            until_time=time(16),
            shared=life.around == 1,
            held_by="Her partner" if life.around == 1 else "",
        ),
        how_confirmed="She said so, alone with the worker.",
        by=by,
        now=now,
    )
    if life.silent > 20:
        for days, outcome in ((7, Outcome.NO_ANSWER), (3, Outcome.VOICEMAIL)):
            moment = at(TODAY - timedelta(days=days), 12)
            contact.record_attempt(
                person=person,
                outcome=outcome,
                attempt_id=uuid5(person.subject_id, f"attempt {days}"),
                route=route,
                by=by,
                now=moment,
            )


def _around(life: Life, person: Person, by: Actor) -> None:
    now = at(life.last, 21)
    known = Known(RelationKind.PARTNER, "K.", words.AROUND[life.around or 0])
    relation = relations.add_relation(person=person, known=known, by=by, now=now)
    if life.released_in is not None:
        away = Away(
            from_date=TODAY - timedelta(days=120),
            release_date=TODAY + timedelta(days=life.released_in),
            told_by=ToldBy.PERSON,
        )
        relations.add_custody(relation=relation, away=away, by=by, now=now)


def _agree(what: str, person: Person, players: Players, by: Actor) -> None:
    now = at(TODAY - timedelta(days=100 if what == "council" else 20), 15)
    if what == "link":
        links.choose_link(person=person, wish=Wish.YES, words="", by=by, now=now)
    elif what == "refused-police":
        said = Said(to=players.agencies["police"], words="Not the police. Not anything.")
        consent.refuse_consent(subject=person.subject, said=said, by=by, now=now)
    elif what == "withdrawn":
        _give("recovery", person, players, by, now - timedelta(days=60))
        said = Said(words="I do not want them to know any more.")
        consent.withdraw_consent(subject=person.subject, said=said, by=by, now=now)
    else:
        _give(what, person, players, by, now)


def _give(what: str, person: Person, players: Players, by: Actor, now: datetime) -> None:
    purpose, categories = ASKED[what]
    consent.give_consent(
        subject=person.subject,
        said=Said(to=players.agencies[what], purpose=purpose, categories=categories),
        capacity_considered=True,
        capacity_note="Sober, alone, and said it back in her own words.",
        review_date=now.date() + timedelta(days=90),
        until_date=None,
        by=by,
        now=now,
    )


def hand_over(players: Players) -> None:
    """What officers, probation and a school handed to the support side and waits there."""
    for member, kind, days, text in HANDED:
        by, now = players.act(member), at(TODAY - timedelta(days=days), 14)
        to = None if kind == HandoverKind.CHILD_CONCERN else players.agencies["centre"]
        with acting(by, now=now):
            handovers.hand_over(
                kind=kind,
                area=players.area,
                to_agency=to,
                content={"text": text},
                by=by,
                now=now,
            )
