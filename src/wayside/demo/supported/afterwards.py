"""What followed for some of the sixty: an adviser beside one of them, complaints and thanks,
support that ended and began again; and who supervises the workers."""

from datetime import timedelta
from uuid import UUID, uuid5

from wayside.access.actor import Actor
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.partners.models import Membership
from wayside.people.models import Person
from wayside.support.complaints import actions as complaints
from wayside.support.complaints.actions import ToldComplaint
from wayside.support.complaints.vocabulary import About, ComplaintKind, ReplyKind
from wayside.support.endings import actions as endings
from wayside.support.endings.actions import Review
from wayside.support.endings.vocabulary import EndReason
from wayside.support.isva import actions as isva
from wayside.support.isva.actions import Stands
from wayside.support.isva.vocabulary import Report, Stage
from wayside.support.models import Complaint
from wayside.support.supervision import actions as supervision
from wayside.support.supervision.actions import Talk

TALKS = UUID("5b1f8a02-6f0c-4c55-8d43-2c0f3d1c0d11")
ENDED = {
    "Willow": (50, EndReason.REACHED, "A home since March, and the college in September.",
               "I do not need you on Tuesdays any more. I will send a card."),
    "Hazel": (80, EndReason.MOVED, "She moved to her sister's in another town.", ""),
    "Alder": (25, EndReason.OWN_WISH, "Enough for now. The door stays open.", "Not now."),
}  # fmt: skip
BACK = ("Hazel", 6, "She came back to the drop-in, and asked for the same worker.")
SUPERVISED = ((cast.CARYS, 9, 12), (cast.CLEO, 16, -1), (cast.CASS, 30, None))


def follow(called: str, person: Person, players: Players, by: Actor) -> None:
    """What followed for one of them."""
    if called == "Dove":
        _adviser(person, by)
        _complain(person, players, by)
    if called == "Linnet":
        _thank(person, players, by)
    if called in ENDED:
        _end(called, person, by)


def supervise(players: Players) -> None:
    """The lead of the centre supervises its workers; one talk is overdue."""
    lead = players.act(cast.SELMA)
    supervisor = Membership.objects.get(id=lead.member_id)
    for member, days, again in SUPERVISED:
        worker = Membership.objects.get(id=players.act(member).member_id)
        now = at(TODAY - timedelta(days=days), 16)
        with acting(lead, now=now):
            held = supervision.set_supervision(
                worker=worker, supervisor=supervisor, by=lead, now=now
            )
            if again is not None:
                talk = Talk(
                    held_date=now.date(),
                    words="Two heavy weeks. Fewer new people until the middle of the month.",
                    next_date=TODAY + timedelta(days=again),
                )
                supervision.note_supervision(
                    supervision=held,
                    talk=talk,
                    form_id=uuid5(TALKS, member.email),
                    by=lead,
                    now=now,
                )


def _adviser(person: Person, by: Actor) -> None:
    stands = Stands(
        Stage.SAFETY,
        Report.UNDECIDED,
        "I want somebody to tell me what would happen. Then I decide.",
        TODAY + timedelta(days=3),
    )
    now = at(TODAY - timedelta(days=18), 14)
    isva.write_isva_path(person=person, stands=stands, expected_version=0, by=by, now=now)


def _complain(person: Person, players: Players, by: Actor) -> None:
    given = ToldComplaint(
        ComplaintKind.COMPLAINT,
        About.OFFICER,
        about_agency=players.agencies["police"],
        handled_by=players.agencies["council"],
        words="He asked for my name in front of everybody at the stop, and laughed.",
        wanted="That he is told, and that it does not happen again.",
    )
    told = _tell(person, given, 12, by)
    lead, now = players.act(cast.SADE), at(TODAY - timedelta(days=9), 10)
    with acting(lead, now=now):
        complaints.reply_complaint(
            complaint=told, kind=ReplyKind.ACKNOWLEDGED, words="", by=lead, now=now
        )


def _thank(person: Person, players: Players, by: Actor) -> None:
    given = ToldComplaint(
        ComplaintKind.FEEDBACK,
        About.SERVICE,
        about_agency=players.agencies["centre"],
        handled_by=players.agencies["council"],
        words="The Tuesday lunch is the best part of the week. It could be longer.",
    )
    _tell(person, given, 3, by)


def _tell(person: Person, given: ToldComplaint, days: int, by: Actor) -> Complaint:
    return complaints.tell_complaint(
        person=person,
        given=given,
        form_id=uuid5(person.subject_id, f"{given.kind}"),
        by=by,
        now=at(TODAY - timedelta(days=days), 17),
    )


def _end(called: str, person: Person, by: Actor) -> None:
    days, reason, review, own_words = ENDED[called]
    person.refresh_from_db()
    endings.close_record(
        person=person,
        told_of=Review(reason, review, own_words, "Ring the bell at the centre. No form."),
        expected_version=person.version,
        by=by,
        now=at(TODAY - timedelta(days=days), 16),
    )
    back, since, because = BACK
    if called == back:
        person.refresh_from_db()
        endings.reopen_record(
            person=person,
            because=because,
            expected_version=person.version,
            by=by,
            now=at(TODAY - timedelta(days=since), 12),
        )
