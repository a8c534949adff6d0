"""Registering and changing agencies."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners import queries
from wayside.partners.forms.versions import VersionedForm
from wayside.partners.models import Agency
from wayside.partners.vocabulary import AreaLevel
from wayside.web.forms import Look


class AgencyForm(VersionedForm):
    """An agency: its name and kind, where it works, whom to ask there."""

    class Meta:
        model = Agency
        fields = ("name", "kind", "areas", "contact_name", "contact_email", "contact_phone")
        widgets = {"kind": forms.RadioSelect, "areas": forms.CheckboxSelectMultiple}
        labels = {"areas": _("Works in")}
        help_texts = {
            "areas": _("It works in everything that lies within, too."),
            "contact_name": _("Whom other agencies ask for first."),
        }

    looks: ClassVar[Mapping[str, Look]] = {
        "name": Look(width="two-thirds"),
        "kind": Look(small=True),
        "areas": Look(small=True),
        "contact_name": Look(width="20"),
        "contact_email": Look(width="two-thirds"),
        "contact_phone": Look(width="20"),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = (  # type: ignore[attr-defined]
            queries.areas(visible_to=actor).exclude(level=AreaLevel.WARD).defer("boundary")
        )
        self.fields["kind"].choices = Agency._meta.get_field("kind").get_choices(  # type: ignore[attr-defined]
            include_blank=False
        )
