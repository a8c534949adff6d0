"""The demo's Mondays: what the review of a week decides, and what is said of the next one."""

from datetime import date

from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.patrols import actions
from wayside.patrols.models import PatrolPlace, Week
from wayside.patrols.returns import actions as returns
from wayside.patrols.returns.vocabulary import NoteSource

DECISIONS = (
    ("Stay longer at the green, less at the arches.", "More came to talk there, two weeks on."),
    ("Begin with the soup kitchen and go round after it.", "People speak more easily over it."),
    ("Leave the forecourt out for a week.", "Talk was short where many look on."),
    ("Keep the places as they are.", "One quiet weekend in bad weather says nothing yet."),
    ("Put the last round towards two.", "Residents hear cars then, and returns say the same."),
)
SAID = (
    (NoteSource.RESIDENT, "Cars circle the green after midnight; quieter on Fridays."),
    (NoteSource.PARTNER, "People ask when the soup kitchen comes; they wait for it."),
    (NoteSource.RESIDENT, "The new lamps by the yard help; the gate is still open."),
)


def review(players: Players, week: Week, monday: date) -> None:
    """The Monday after: what was said, what is decided and why, and the week is closed."""
    by, number = players.coordinator, monday.isocalendar().week
    if number % 3 == 0:
        source, text = SAID[number // 3 % len(SAID)]
        returns.note_for_review(week=week, source=source, text=text, by=by, now=at(monday, 8))
    what, reason = DECISIONS[number % len(DECISIONS)]
    returns.decide(week=week, what=what, reason=reason, by=by, now=at(monday, 8, 30))
    actions.close_week(week=week, by=by, now=at(monday, 9))


def comments(players: Players, week: Week) -> None:
    """What the ward sergeant and a partner say of next week's places."""
    now = at(TODAY, 8)
    sergeant = players.act(cast.SERGEANT)
    own = PatrolPlace.objects.filter(patrol__week=week, ward_id__in=sergeant.area_ids).first()
    if own is not None:
        text = "Residents speak of cars circling here after midnight on Saturdays."
        actions.comment(week=week, place=own, text=text, by=sergeant, now=now)
    actions.comment(
        week=week,
        text="We meet more women before ten. Could the soup kitchen stay where it is known?",
        by=players.act(cast.PARTNER),
        now=now,
    )
