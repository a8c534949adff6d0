"""Feedback or a complaint, and a reply."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners.models import Agency
from wayside.support.complaints.queries import agencies, who_look
from wayside.support.complaints.vocabulary import About, ComplaintKind
from wayside.web.forms import Form, Look


class ComplaintForm(Form):
    """What somebody says, in their own words."""

    kind = forms.ChoiceField(
        label=_("Feedback, or a complaint?"), choices=ComplaintKind, widget=forms.RadioSelect
    )
    about = forms.ChoiceField(label=_("Whom is it about?"), choices=About, widget=forms.RadioSelect)
    about_agency = forms.ModelChoiceField(
        Agency.objects.none(), label=_("Of which agency is that?")
    )
    words = forms.CharField(
        label=_("What happened, in their own words?"), max_length=4000, widget=forms.Textarea
    )
    wanted = forms.CharField(
        label=_("What do they want to come of it?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    handled_by = forms.ModelChoiceField(
        Agency.objects.none(),
        label=_("Who is to look at it?"),
        help_text=_("Its safeguarding lead: never the agency that it is about."),
    )
    named = forms.CharField(
        label=_("Name, if they want it known"),
        max_length=120,
        required=False,
        help_text=_("Blank means: they are not told who complained. You bring the answer back."),
    )
    agreed = forms.BooleanField(label=_("They agreed that it goes there, in these words"))
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True, inline=True),
        "about": Look(small=True),
        "words": Look(rows=6),
        "wanted": Look(rows=3),
    }

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        about, looking = agencies(actor.area_ids), who_look(actor.area_ids, today=today)
        self.fields["about_agency"].queryset = about  # type: ignore[attr-defined]
        self.fields["handled_by"].queryset = looking  # type: ignore[attr-defined]


class ReplyForm(Form):
    """What is said back."""

    words = forms.CharField(label=_("What do you say?"), max_length=4000, widget=forms.Textarea)
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=6)}
