"""What anybody outside says of an agency or an officer, and how they are answered safely."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import Agency, Area
from wayside.partners.vocabulary import AreaLevel
from wayside.support.complaints.actions import FromOutside
from wayside.support.complaints.queries import named_openly
from wayside.support.complaints.vocabulary import About, AnswerWay, ComplaintKind
from wayside.support.forms.answering import OFF, AnsweringForm, line
from wayside.web.forms import Look

SAFELY = ("reach", "hours", "words_to_leave")


class OutsideForm(AnsweringForm):
    """The page for anybody."""

    kind = forms.ChoiceField(
        label=_("Is this a complaint?"),
        choices=(
            (ComplaintKind.COMPLAINT, _("Yes, something should be put right")),
            (ComplaintKind.FEEDBACK, _("No, I want to say what was good or bad")),
        ),
        widget=forms.RadioSelect,
    )
    about = forms.ChoiceField(label=_("Whom is it about?"), choices=About, widget=forms.RadioSelect)
    about_agency = forms.ModelChoiceField(
        label=_("Which agency?"),
        help_text=_("About an officer, leave this if you do not know their force."),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=_("Not in this list, or I do not know"),
    )
    about_named = line(_("If it is not in the list, what is it called?"))
    area = forms.ModelChoiceField(label=_("Where?"), queryset=Area.objects.none())
    words = forms.CharField(
        label=_("What happened?"),
        help_text=_("A few words are enough. You need not say who you are."),
        max_length=4000,
        widget=forms.Textarea(attrs=OFF),
    )
    wanted = forms.CharField(
        label=_("What should come of it?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=OFF),
    )
    named = line(_("What should we call you?"), most=120, help_text=_("It need not be your name."))
    way = forms.ChoiceField(
        label=_("May we answer you, and how is that safe?"),
        choices=AnswerWay,
        widget=forms.RadioSelect,
    )
    field_order = (
        "kind",
        "about",
        "about_agency",
        "about_named",
        "area",
        "words",
        "wanted",
        "named",
        "way",
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True),
        "about": Look(small=True),
        "words": Look(rows=6),
        "wanted": Look(rows=3),
        "way": Look(small=True),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = Area.objects.filter(level=AreaLevel.BOROUGH).defer("boundary").order_by("name")
        self.offer_areas(areas)
        self.fields["about_agency"].queryset = named_openly()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An agency is named, unless it is about an officer; a way to answer is told where to."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        is_named = data.get("about_agency") or data.get("about_named")
        if data.get("about") not in (None, About.OFFICER.value) and not is_named:
            self.add_error("about_named", str(_("Choose the agency, or write what it is called.")))
        if data.get("way") not in (None, AnswerWay.NONE.value) and not data.get("reach"):
            self.add_error("reach", str(_("Say where to, or choose that we do not answer you.")))
        return data

    def given(self) -> FromOutside:
        """What was said; of who is not to be answered no way is kept."""
        data = self.cleaned_data
        way = AnswerWay(data["way"])
        safely = {name: "" if way == AnswerWay.NONE else data[name] for name in SAFELY}
        return FromOutside(
            kind=ComplaintKind(data["kind"]),
            about=About(data["about"]),
            area=data["area"],
            about_agency=data["about_agency"],
            about_named="" if data["about_agency"] else data["about_named"],
            words=data["words"],
            way=way,
            wanted=data["wanted"],
            named=data["named"],
            **safely,
        )
