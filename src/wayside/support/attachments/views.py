"""Files of a record: listed, attached, saved, removed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wayside.access.gates import Request, page
from wayside.files.scanning import has_scanner
from wayside.files.vocabulary import CONTENT_TYPES, FileKind
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.support.attachments import actions, queries
from wayside.support.attachments.forms import AttachForm, RemoveForm
from wayside.support.attachments.permissions import KEEP_FILES
from wayside.support.models import Attachment
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.exports import attachment as saved


@page(KEEP_FILES)
def attachments(request: Request, person_id: UUID) -> HttpResponse:
    """Somebody's files."""
    person = person_at(request, person_id)
    context = {
        **page_about(request, person, _("Files")),
        "files": actions.list_attachments(person=person, by=request.actor, now=clock.now()),
        "has_scanner": has_scanner(),
    }
    return render(request, "support/attachments/list.html", context)


@page(KEEP_FILES)
def attach(request: Request, person_id: UUID) -> HttpResponse:
    """Attach a file."""
    person = person_at(request, person_id)
    form = AttachForm(request.POST or None, request.FILES or None)

    def do(data: dict[str, Any]) -> object:
        return actions.attach(
            person=person,
            content=data["file"].read(),
            given_name=data["file"].name,
            about=data["about"],
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    return ask(request, form, do, _words(person, _("Attach a file"), _("The file is kept.")))


@page(KEEP_FILES)
@require_GET
def download(request: Request, person_id: UUID, attachment_id: UUID) -> HttpResponse:
    """A file, to be saved and not shown."""
    found = _at(person_at(request, person_id), attachment_id)
    content = actions.open_attachment(attachment=found, by=request.actor, now=clock.now())
    content_type = CONTENT_TYPES[FileKind(found.kind)]
    answer = saved(content, filename=found.name, content_type=content_type)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@page(KEEP_FILES)
def remove(request: Request, person_id: UUID, attachment_id: UUID) -> HttpResponse:
    """Remove a file."""
    person = person_at(request, person_id)
    found = _at(person, attachment_id)

    def do(_data: dict[str, Any]) -> object:
        return actions.remove_attachment(attachment=found, by=request.actor, now=clock.now())

    words = _words(person, _("Remove a file"), _("The file is removed."))
    note = _("%s is erased, and cannot be brought back.") % found.name
    return ask(
        request,
        RemoveForm(request.POST if request.method == "POST" else None),
        do,
        Asked(
            title=words.title,
            submit=_("Remove it"),
            said=words.said,
            back=words.back,
            crumbs=words.crumbs,
            kind="warning",
            note=note,
        ),
    )


def _at(person: Person, attachment_id: UUID) -> Attachment:
    found = queries.attachment(attachment_id, person.subject)
    if found is None:
        raise Http404(str(attachment_id))
    return found


def _words(person: Person, title: str, said: str) -> Asked:
    note = _("It is scanned for viruses, and locked with this side’s keys.")
    submit = _("Attach it")
    return asked_about(person, title, "support:attachments", submit=submit, said=said, note=note)
