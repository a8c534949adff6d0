"""What the coordinator says with a briefing."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.patrols.forms import OnceForm
from wayside.web.forms import Look


class ReleaseForm(OnceForm):
    """A note, and why the patrol goes out with a post that nobody fills."""

    empty_posts_because = forms.CharField(
        label=_("Why does the patrol go out with an empty post?"),
        max_length=1000,
        widget=forms.Textarea,
    )
    note = forms.CharField(
        label=_("Note for the officers"),
        help_text=_("Partners do not see it. Do not name anybody who is supported or suspected."),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "empty_posts_because": Look(rows=3),
        "note": Look(rows=3),
    }

    def __init__(self, *args: Any, asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_why:
            del self.fields["empty_posts_because"]
