"""Controls written out directly are those of Django's templates."""

import re
from datetime import time
from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe

from wayside.web.forms import WaysideFormRenderer
from wayside.web.forms.controls import CONTROLS

TROUBLE = '"><script>alert(1)</script>\n & more'
NUMBERED = [("", "Choose"), (1, "One"), ("<2>", "<Two>")]
GROUPED = [("", "Choose"), ("Near & far", [(1, "One"), (TROUBLE, TROUBLE)])]
CASES: tuple[tuple[forms.Widget, Any], ...] = (
    (forms.TextInput(attrs={"class": "govuk-input", "maxlength": False}), TROUBLE),
    (forms.TextInput(attrs={"data-x": TROUBLE, "disabled": True, "data-n": None}), None),
    (forms.TextInput(), mark_safe("<b>safe</b>")),
    (forms.NumberInput(), 1_234.5),
    (forms.EmailInput(), "a@b.example"),
    (forms.URLInput(), "https://example.org/?a=1&b=2"),
    (forms.PasswordInput(render_value=True), "secret"),
    (forms.HiddenInput(), 0),
    (forms.TimeInput(), time(20, 30)),
    (forms.DateInput(), "02/07/2018"),
    (forms.DateTimeInput(), "2018-07-02 20:30"),
    (forms.FileInput(), None),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(), False),
    (forms.Textarea(attrs={"rows": "5"}), TROUBLE),
    (forms.Textarea(), None),
    (forms.Textarea(), "\n\nkept"),
    (forms.Select(choices=NUMBERED), 1),
    (forms.Select(choices=GROUPED), TROUBLE),
    (forms.SelectMultiple(choices=NUMBERED), ["1", "<2>"]),
    (forms.NullBooleanSelect(), True),
)


@pytest.mark.parametrize(("widget", "value"), CASES)
def test_a_control_is_what_the_template_draws(widget: forms.Widget, value: object) -> None:
    attrs = {"id": "id_name", "aria-describedby": "hint"}
    mine, theirs = (
        str(widget.render("na<me", value, attrs, renderer()))
        for renderer in (WaysideFormRenderer, TemplatesSetting)
    )
    if isinstance(widget, forms.Select):  # line breaks between options say nothing
        mine, theirs = (re.sub(r"\n *", "", each) for each in (mine, theirs))
    assert mine.strip() == theirs.strip()


def test_every_control_is_compared() -> None:
    assert set(CONTROLS) - {each.template_name for each, _value in CASES} == {
        "django/forms/widgets/input.html"
    }
