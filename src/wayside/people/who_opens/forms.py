"""Whom to let in, and whom to lock out."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.partners.models import Membership
from wayside.people.who_opens.queries import colleagues, workers
from wayside.sharing.vocabulary import Because
from wayside.web.forms import DateField, Form, Look

REASONS = (Because.COVER, Because.ALLOCATED)


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A colleague by name and role."""

    def label_from_instance(self, obj: Any) -> str:
        """The name and the role."""
        return f"{obj.person.name}, {obj.get_role_display()}"


class LetInForm(Form):
    """A colleague of the agency, and until when."""

    colleague = ColleagueField(label=_("Colleague"), queryset=Membership.objects.none())
    because = forms.ChoiceField(
        label=_("Why"),
        choices=[(each.value, each.label) for each in REASONS],
        widget=forms.RadioSelect,
    )
    until = DateField(
        label=_("Until the end of"), picker=True, required=False,
        help_text=_("Needed for cover. Blank means: until somebody ends it."),
    )  # fmt: skip
    looks: ClassVar[Mapping[str, Look]] = {"because": Look(small=True)}

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = colleagues(actor.controller_id, today=today).exclude(id__in=[actor.membership_id])
        self.fields["colleague"].queryset = held  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Cover ends on a day."""
        found = super().clean() or self.cleaned_data
        if found.get("because") == Because.COVER and not found.get("until"):
            self.add_error("until", _("Enter the day on which the cover ends."))
        return found


class LockForm(Form):
    """A worker who must neither find nor open the record."""

    worker = forms.ModelChoiceField(
        label=_("Worker"),
        queryset=NaturalPerson.objects.none(),
        help_text=_("They can neither find nor open the record, and are not told."),
    )

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = workers(actor.controller_id, today=today).exclude(id__in=[actor.person_id])
        self.fields["worker"].queryset = held  # type: ignore[attr-defined]
