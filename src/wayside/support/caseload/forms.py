"""Who is the worker of somebody from now on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.support.supervision.forms import MemberField
from wayside.support.supervision.queries import workers
from wayside.web.forms import Form


class AllocateForm(Form):
    """A colleague of the agency, other than the present worker."""

    to = MemberField(label=_("Who is the worker from now on?"), queryset=None)

    def __init__(
        self, *args: Any, person: Person, actor: Actor, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = workers(actor.controller_id, today=today)
        if person.worker_id is not None:
            offered = offered.exclude(id=person.worker_id)
        self.fields["to"].queryset = offered  # type: ignore[attr-defined]
