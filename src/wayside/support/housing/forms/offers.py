"""Asking for a place, and answering."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.sharing.agreements.vocabulary import Category
from wayside.support.housing.vocabulary import Declines, Refusal
from wayside.support.models import Vacancy
from wayside.web.forms import DateField, Form, Look

QUICKER = _("This room is no longer free: somebody was quicker. Choose another room.")


class AskForm(Form):
    """What the place is told."""

    categories = forms.MultipleChoiceField(
        label=_("What may the place be told?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Only what this person agreed to. Areas that are not safe, and whom they must not "
            "meet, are never told."
        ),
    )
    words = forms.CharField(
        label=_("Anything else, in words agreed with this person"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"categories": Look(small=True), "words": Look(rows=3)}

    def __init__(self, *args: Any, says: Mapping[str, Collection[str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        offered = [(each.value, each.label) for each in Category if each.value in says]
        self.fields["categories"].choices = offered  # type: ignore[attr-defined]
        hints = {name: "; ".join(each) for name, each in says.items()}
        vars(self)["looks"] = {**self.looks, "categories": Look(small=True, hints=hints)}


class OfferRoomForm(Form):
    """Which room is offered."""

    vacancy = forms.ModelChoiceField(
        Vacancy.objects.none(),
        label=_("Which room?"),
        empty_label=_("Choose a room"),
        help_text=_("Only free rooms stand here. Add one at the place first if there is none."),
        error_messages={"invalid_choice": QUICKER},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, rooms: QuerySet[Vacancy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["vacancy"]
        field.queryset = rooms  # type: ignore[attr-defined]
        field.label_from_instance = _named  # type: ignore[attr-defined]


class RefuseForm(Form):
    """Why a place refuses."""

    because = forms.MultipleChoiceField(
        label=_("Why?"),
        choices=Refusal,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("All that apply. They are counted, so that what shuts people out is seen."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"because": Look(small=True)}


class DeclineForm(Form):
    """Why somebody does not take a room, if they say."""

    because = forms.ChoiceField(
        label=_("Why, if this person says so?"),
        choices=Declines,
        initial=Declines.NOT_SAID,
        widget=forms.RadioSelect,
        help_text=_("It is their right. No reason need be given."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"because": Look(small=True)}


class MoveInForm(Form):
    """On which day somebody moved in."""

    moved_date = DateField(label=_("On which day did they move in?"), picker=True)
    version = forms.IntegerField(widget=forms.HiddenInput, label="")


def _named(room: Vacancy) -> str:
    name = room.label or str(_("A room"))
    return str(_("%(room)s, %(n)d bed spaces") % {"room": name, "n": room.beds})
