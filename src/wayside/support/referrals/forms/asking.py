"""Asking for help: by whoever wants it, by telephone, and for somebody by who met them."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.directory import queries as directory
from wayside.directory.models import Service
from wayside.partners import queries as partners
from wayside.partners.models import Area
from wayside.sharing.handovers import queries as handovers
from wayside.support.forms.answering import OFF, AnsweringForm, line
from wayside.support.referrals import queries
from wayside.support.referrals.actions import Wanted
from wayside.support.referrals.forms.referring import ServiceField
from wayside.support.referrals.vocabulary import Way
from wayside.support.vocabulary import NeedKind
from wayside.web.forms import Look

ANYBODY = _("Whoever can help")
MYSELF, ANOTHER = "myself", "another"
YES, NO = "yes", "no"
ASKED = ("called", "reach", "hours", "needs", "who")


class AskForm(AnsweringForm):
    """What somebody wants, and how they are answered safely."""

    area = forms.ModelChoiceField(label=_("Where?"), queryset=Area.objects.none())
    service = ServiceField(
        label=_("Which service?"),
        queryset=Service.objects.none(),
        required=False,
        empty_label=ANYBODY,
    )
    text = forms.CharField(
        label=_("What would help?"),
        help_text=_("A few words are enough. You need not say why."),
        max_length=3000,
        widget=forms.Textarea(attrs=OFF),
    )
    child = forms.ChoiceField(
        label=_("Are you under 18, or may you be?"),
        help_text=_(
            "If you are, we also tell somebody whose work it is to keep children safe. You are "
            "not in trouble. They are asked to read this within a day, and to answer you only in "
            "the way that you choose below."
        ),
        choices=((YES, _("Yes, or perhaps")), (NO, _("No, 18 or older"))),
        widget=forms.RadioSelect,
    )
    called = line(_("What should we call you?"), most=80, help_text=_("It need not be your name."))
    way = forms.ChoiceField(
        label=_("How is it safe to answer you?"), choices=Way, widget=forms.RadioSelect
    )
    field_order: tuple[str, ...] = ("area", "service", "text", "child", "called", "way")
    looks: ClassVar[Mapping[str, Look]] = {
        "text": Look(rows=5),
        "way": Look(small=True),
        "child": Look(small=True, inline=True),
    }

    def offer(self, areas: Any, services: Any) -> None:
        """What can be chosen."""
        self.offer_areas(areas)
        self.fields["service"].queryset = services  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A way that needs a number or an address is asked for one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("way") not in (None, Way.COME_BACK.value) and not data.get("reach"):
            self.add_error("reach", str(_("Say where to, or choose that you will get in touch.")))
        return data

    def wanted(self) -> Wanted:
        """What was asked, with each answer under its question."""
        data = self.cleaned_data
        more = {str(self.fields[name].label): self._said(name) for name in ASKED if name in data}
        return Wanted(
            area=data["area"],
            text=data["text"],
            way=Way(data["way"]),
            form_id=data["form_id"] or uuid.uuid4(),
            service=data["service"],
            words_to_leave=data["words_to_leave"],
            called=data["called"],
            reach=data["reach"],
            hours=data["hours"],
            maybe_child=data["child"] == YES,
            more=more,
        )

    def _said(self, name: str) -> str:
        value, words = self.cleaned_data[name], self.fields[name]
        labels = dict(getattr(words, "choices", ()))
        if isinstance(value, list):
            return ", ".join(str(labels[each]) for each in value)
        return str(labels.get(value, value))


class PublicForm(AskForm):
    """The same for anybody, about themselves or somebody else."""

    who = forms.ChoiceField(
        label=_("Who is it for?"),
        choices=((MYSELF, _("For me")), (ANOTHER, _("For somebody else, who knows that I ask"))),
        widget=forms.RadioSelect,
    )
    field_order = ("who", "child", "area", "service", "text", "called", "way")
    looks: ClassVar[Mapping[str, Look]] = {**AskForm.looks, "who": Look(small=True)}

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child"].label = _("Is whoever this is for under 18, or may they be?")
        self.offer(queries.areas_to_ask_in(now=now), queries.services_to_ask())
        self.led = handovers.led_areas(now=now)
        self.receiving = handovers.receiving(now=now)

    def clean(self) -> dict[str, Any]:
        """Where nobody decides who can help, a service is chosen that somebody answers for."""
        data = super().clean()
        area, service = data.get("area"), data.get("service")
        if area is None or self.led.filter(id=area.id).exists():
            return data
        answers = self.receiving.filter(areas__in=partners.lineage(area))
        if service is None or not answers.filter(id=service.organization.agency_id).exists():
            self.add_error("service", _("Choose a service that works in %s.") % area.name)
        return data


class CallForm(AskForm):
    """What somebody asked for by telephone, for one's own agency."""

    who = PublicForm.base_fields["who"]
    field_order = PublicForm.field_order
    looks: ClassVar[Mapping[str, Look]] = PublicForm.looks

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = partners.areas(visible_to=actor).defer("boundary").order_by("level", "name")
        own = queries.own_services(of=actor).select_related("organization__agency")
        self.offer(areas, own)
        _ask_worker(self.fields["child"])


class FieldForm(AskForm):
    """A referral by somebody who met her: on a phone, in under a minute."""

    needs = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=NeedKind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(
        label=_("This person agrees that I pass this on"),
        error_messages={
            "required": _(
                "Without agreement nothing is passed on here. Where a child may be at risk, or "
                "somebody is in danger, hand that over instead: it needs no agreement."
            )
        },
    )
    may_tell = forms.ChoiceField(
        label=_("May I be told whether it was taken up?"),
        choices=(("yes", _("Yes, they agree to that")), ("no", _("No"))),
        widget=forms.RadioSelect,
    )
    field_order = (
        "called",
        "child",
        "needs",
        "text",
        "way",
        "reach",
        "hours",
        "words_to_leave",
        "area",
        "service",
        "agreed",
        "may_tell",
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "text": Look(rows=2),
        "child": Look(small=True, inline=True),
        "way": Look(small=True),
        "needs": Look(small=True),
        "may_tell": Look(small=True, inline=True),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = partners.areas(visible_to=actor).defer("boundary").order_by("level", "name")
        services = directory.services(visible_to=actor).exclude(organization__agency__isnull=True)
        self.offer(areas, services.select_related("organization__agency"))
        _ask_worker(self.fields["child"])
        self.fields["called"].label = _("What do they call themselves?")
        self.fields["way"].label = _("How is it safe to answer them?")
        self.fields["text"].help_text = _(
            "Their words, no more than is needed. You cannot read it back."
        )


def _ask_worker(field: forms.Field) -> None:
    """The question of age, as it is put to who asks for somebody."""
    field.label = _("Under 18, or may be?")
    field.help_text = _(
        "If you are not sure, choose yes. It then goes to the safeguarding leads of the area as "
        "well, who are to take it up within 24 hours. Say so, in words that do not frighten."
    )
