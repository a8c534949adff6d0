"""A concern, and its steps."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.concerns.vocabulary import (
    Abuse,
    Agreed,
    CameFrom,
    Capacity,
    Criterion,
    Met,
    Without,
)
from wayside.safeguarding.paths.forms import DayForm
from wayside.web.forms import Look, OnceForm

BOXES, RADIO = forms.CheckboxSelectMultiple, forms.RadioSelect


def _words(label: Any, longest: int = 2000) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, widget=forms.Textarea)


class ConcernForm(OnceForm):
    """What happened, what this person wants, and whether the council is told."""

    what = forms.CharField(
        label=_("What happened, or may happen?"), max_length=4000, widget=forms.Textarea
    )
    came_from = forms.ChoiceField(
        label=_("Where does this come from?"), choices=CameFrom, widget=RADIO
    )
    abuse = forms.MultipleChoiceField(label=_("Which kinds?"), choices=Abuse, widget=BOXES)
    criteria = forms.MultipleChoiceField(
        label=_("What is known of this person’s needs?"),
        choices=Criterion,
        widget=BOXES,
        required=False,
        help_text=_("The council decides. What is not known yet is no reason to wait."),
    )
    wishes = _words(_("What do they say of it themselves?"))
    outcome_wanted = _words(_("What do they want to come of it?"))
    agreed = forms.ChoiceField(
        label=_("Do they want the council told?"), choices=Agreed, widget=RADIO
    )
    without_because = forms.ChoiceField(
        label=_("If not: why is it told all the same?"),
        choices=[("", _("They want it told")), *Without.choices],
        required=False,
        widget=RADIO,
    )
    capacity = forms.ChoiceField(
        label=_("Can they decide this themselves, now?"), choices=Capacity, widget=RADIO
    )
    capacity_words = _words(_("How was that judged?"), longest=1000)
    looks: ClassVar[Mapping[str, Look]] = {
        **{each: Look(rows=4) for each in ("what", "wishes", "outcome_wanted")},
        "capacity_words": Look(rows=3),
        **{
            each: Look(small=True)
            for each in ("came_from", "abuse", "criteria", "agreed", "without_because", "capacity")
        },
    }


class CloseForm(DayForm):
    """How it ended."""

    met = forms.ChoiceField(
        label=_("Did what they wanted come about?"), choices=Met, widget=forms.RadioSelect
    )
    looks: ClassVar[Mapping[str, Look]] = {"met": Look(small=True), "words": Look(rows=3)}
