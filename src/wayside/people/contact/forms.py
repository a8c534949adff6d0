"""How somebody can be reached, a reason to use a way all the same, and what came of it."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.people.contact.vocabulary import Outcome, Reason, RouteKind, Weekday
from wayside.people.models.contact import MOST_DAYS
from wayside.web.forms import DateField, Form, Look, TimeField
from wayside.web.states import Words


class WayForm(Form):
    """A way to reach somebody."""

    kind = forms.ChoiceField(label=_("Way"), choices=RouteKind, widget=forms.RadioSelect)
    where = forms.CharField(
        label=_("Number, address, place or name"),
        max_length=200,
        help_text=_("Kept locked, and shown only to whoever asks for it."),
    )
    days = forms.TypedMultipleChoiceField(
        label=_("Safe on"), choices=Weekday, coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("None chosen means every day."),
    )  # fmt: skip
    from_time = TimeField(label=_("Safe from"), required=False)
    until_time = TimeField(label=_("Safe until"), required=False)
    shared = forms.BooleanField(label=_("Somebody else may hold or read it"), required=False)
    held_by = forms.CharField(label=_("Who may hold it"), max_length=200, required=False)
    note = forms.CharField(
        label=_("Anything else to know"), max_length=500, required=False, widget=forms.Textarea
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True),
        "where": Look(width="two-thirds"),
        "days": Look(small=True),
        "held_by": Look(width="two-thirds"),
        "note": Look(rows=2),
    }

    def __init__(self, *args: Any, bars_others: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if bars_others:
            offered = [each for each in RouteKind.choices if each[0] != RouteKind.THROUGH]
            self.fields["kind"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Hours are two or none."""
        found = super().clean() or self.cleaned_data
        if not self.errors and (found["from_time"] is None) != (found["until_time"] is None):
            self.add_error("until_time", _("Enter both times, or neither."))
        return found


class NewWayForm(WayForm):
    """The same, with how it was confirmed."""

    how_confirmed = forms.CharField(
        label=_("How was it confirmed that this is safe?"),
        max_length=200,
        help_text=_("For example: asked at the drop-in, alone."),
    )
    field_order = ("kind", "where", "how_confirmed")


class ChangeWayForm(WayForm):
    """The same for one that is there: the number is not shown for changing it."""

    where = forms.CharField(
        label=_("New number, address, place or name"),
        max_length=200,
        required=False,
        help_text=_("Leave blank to keep what is written."),
    )
    how_confirmed = forms.CharField(
        label=_("If it leads elsewhere now: how was it confirmed that this is safe?"),
        max_length=200,
        required=False,
        help_text=_(
            "Another number, or another kind of way, that nobody confirmed says first that it "
            "must be rechecked."
        ),
    )
    field_order = ("kind", "where", "how_confirmed")


class ConfirmForm(Form):
    """That a way is still safe."""

    how_confirmed = forms.CharField(
        label=_("How did this person confirm it?"),
        max_length=200,
        help_text=_("Only their own word counts, given when they could speak freely."),
    )


class WarningForm(Form):
    """That no way may be safe."""

    warning = forms.CharField(
        label=_("What happened?"), max_length=500, widget=forms.Textarea,
        help_text=_("Every way to reach this person then says first that it must be rechecked."),
    )  # fmt: skip


class AgreedForm(Form):
    """What was agreed about being reached."""

    voicemail_words = forms.CharField(
        label=_("Words to leave on a voicemail"),
        max_length=300,
        required=False,
        help_text=_("Word for word. Blank means: leave no message."),
    )
    dropped_words = forms.CharField(
        label=_("What happens when a call drops"),
        max_length=300,
        required=False,
        help_text=_("Who rings back, and what is said if somebody else answers."),
    )
    if_silent = forms.CharField(
        label=_("What to try if we do not hear from each other"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text=_("In order, one to a line, as this person wants it."),
    )
    usual_days = forms.IntegerField(
        label=_("Days between contacts, as agreed"),
        min_value=1,
        max_value=MOST_DAYS,
        required=False,
        help_text=_("Counts until there are enough contacts to know this person’s own rhythm."),
    )
    recheck_days = forms.IntegerField(
        label=_("Recheck every way after so many days"), min_value=1, max_value=MOST_DAYS
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "if_silent": Look(rows=4),
        "usual_days": Look(width="3"),
        "recheck_days": Look(width="3"),
    }


class DespiteForm(Form):
    """Why a way is used although something speaks against it."""

    despite = forms.ChoiceField(
        label=_("Why now, all the same?"), choices=Reason, widget=forms.RadioSelect
    )
    looks: ClassVar[Mapping[str, Look]] = {"despite": Look(small=True)}


class RecheckForm(Form):
    """That a way was checked again, before this use of it."""

    checked = forms.BooleanField(
        label=_("I have checked again: nothing I know of has changed since"),
        error_messages={"required": _("Check again that it is still safe, then tick the box.")},
    )


class AttemptForm(Form):
    """What came of an attempt, in one tap; the rest is optional."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=Outcome, widget=forms.RadioSelect
    )
    route = forms.ChoiceField(
        label=_("Which way was used?"), required=False, widget=forms.RadioSelect,
        help_text=_("If somebody else answered and no way is chosen, every way must be rechecked."),
    )  # fmt: skip
    day = DateField(label=_("Day, if not today"), picker=True, required=False)
    clock = TimeField(label=_("Time, if not now"), required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=forms.Textarea)
    attempt = forms.UUIDField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"route": Look(small=True), "note": Look(rows=2)}

    def __init__(
        self, *args: Any, routes: Sequence[tuple[uuid.UUID, Words]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("None of these, or we met")), *((str(key), way) for key, way in routes)]
        self.fields["route"].choices = offered  # type: ignore[attr-defined]

    def clean_attempt(self) -> uuid.UUID:
        """The page's own number for the attempt, so that two taps are one."""
        given: uuid.UUID | None = self.cleaned_data["attempt"]
        return given or uuid.uuid4()
