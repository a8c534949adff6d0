"""Who supervises whom, and a note of a talk."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners.models import Membership
from wayside.support.supervision.queries import workers
from wayside.web.forms import DateField, Form, Look


class MemberField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A colleague by name and role."""

    def label_from_instance(self, obj: Any) -> str:
        """The name and the role."""
        return f"{obj.person.name}, {obj.get_role_display()}"


class SupervisionForm(Form):
    """Who supervises whom from today on."""

    worker = MemberField(label=_("Worker"), queryset=Membership.objects.none())
    supervisor = MemberField(label=_("Supervisor"), queryset=Membership.objects.none())

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = workers(actor.controller_id, today=today)
        for name in ("worker", "supervisor"):
            self.fields[name].queryset = held  # type: ignore[attr-defined]


class TalkForm(Form):
    """A note of a talk."""

    held_date = DateField(label=_("Day of the talk"), picker=True)
    words = forms.CharField(
        label=_("What was talked about, and what was agreed"),
        help_text=_("Seen by the two of you alone. What concerns a record belongs in the record."),
        max_length=4000,
        widget=forms.Textarea,
    )
    next_date = DateField(label=_("Next talk"), required=False, picker=True)
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=8)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
