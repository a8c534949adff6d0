"""What was done with somebody: the story, a meeting in full, more of one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.support import actions
from wayside.support.actions import Told
from wayside.support.actions.meetings import FIELDS
from wayside.support.forms.meetings import MeetingForm
from wayside.support.models import Meeting
from wayside.support.permissions import NOTE_MEETINGS, READ_STORY
from wayside.support.vocabulary import Given, Met, NeedKind
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.paging import paged


@page(READ_STORY)
def story(request: Request, person_id: UUID) -> HttpResponse:
    """Somebody's meetings, the latest first."""
    person = person_at(request, person_id)
    found = actions.open_story(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Meetings")),
        "meetings": paged(request, found.meetings, per_page=20),
    }
    return render(request, "support/story.html", context)


@page(NOTE_MEETINGS)
def add(request: Request, person_id: UUID) -> HttpResponse:
    """A meeting in full."""
    person = person_at(request, person_id)
    now = clock.now().astimezone(clock.LONDON)
    initial = {"on": now.date(), "at": now.time().replace(second=0, microsecond=0)}
    form = MeetingForm(request.POST or None, initial=initial, actor=request.actor)

    def do(data: dict[str, Any]) -> object:
        return actions.note_meeting(
            person=person, told=_told(data), form_id=data["form_id"],
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    return ask(request, form, do, _words(person, _("Note a meeting")))


@page(NOTE_MEETINGS)
def tell(request: Request, person_id: UUID, meeting_id: UUID) -> HttpResponse:
    """More of a meeting."""
    person = person_at(request, person_id)
    meeting = Meeting.objects.filter(id=meeting_id, subject=person.subject).first()
    if meeting is None:
        raise Http404
    at = meeting.met_at.astimezone(clock.LONDON)
    kept = {name: getattr(meeting, name) for name in (*FIELDS, "version")}
    initial = {**kept, "form_id": meeting.id, "on": at.date(), "at": at.time()}
    form = MeetingForm(request.POST or None, initial=initial, actor=request.actor)

    def values(data: dict[str, Any]) -> dict[str, Any]:
        told = _told(data)
        return {name: getattr(told, name) for name in FIELDS}

    def act(chosen: dict[str, Any], version: int) -> object:
        return actions.tell_more(
            meeting=meeting, told=Told(**chosen), expected_version=version,
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    words = _words(person, _("Tell more of a meeting"))
    return ask_change(request, form, values, act, words=words, record=meeting)


def _words(person: Person, title: str) -> Asked:
    return asked_about(person, title, "support:story")


def _told(data: dict[str, Any]) -> Told:
    return Told(
        met_at=datetime.combine(data["on"], data["at"], tzinfo=clock.LONDON),
        how=Met(data["how"]),
        ward=data["ward"],
        topics=tuple(map(NeedKind, data["topics"])),
        given=tuple(map(Given, data["given"])),
        offered=tuple(map(NeedKind, data["offered"])),
        taken=tuple(map(NeedKind, data["taken"])),
        note=data["note"],
    )
