"""Forms in the face: every widget drawn, every error leading to a control."""

from datetime import date, time
from typing import Any

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.web.components.asking import error_summary, problems
from wayside.web.forms import DateField, FilesField, Form, Look, TimeField
from wayside.web.gallery.forms import SampleForm
from wayside.web.tests.markup import Page


class Visit(Form):
    """A small form."""

    name = forms.CharField(max_length=5)
    visits = forms.IntegerField(max_value=3)
    day = DateField()
    starts = TimeField(required=False)
    style = forms.ChoiceField(
        choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, required=False
    )
    which = forms.CharField(required=False)

    looks = {"style": Look(reveals={"b": "which"}, hints={"a": "The first"})}
    form_errors_lead_to = "visits"


def parts(day: str, month: str, year: str) -> dict[str, str]:
    return {"day-day": day, "day-month": month, "day-year": year}


GOOD = {"name": "Ada", "visits": "2", **parts("6", "7", "2018")}


def test_every_link_of_the_error_summary_leads_to_a_control_that_takes_the_focus() -> None:
    form = SampleForm({"visits": "many"})
    form.add_error(None, "The whole is wrong")

    page = Page(str(error_summary(form)) + str(form))
    links = [str(a["href"]) for a in page.all("a") if str(a.get("href")).startswith("#")]

    assert len(links) >= 14
    assert all(page.takes_focus(link.removeprefix("#")) for link in links)


def test_no_id_stands_twice_and_every_label_has_its_control() -> None:
    page = Page(str(SampleForm({"style": "other"})))

    assert len(page.ids) == len(set(page.ids))
    targets = [str(label["for"]) for label in page.all("label")]
    assert set(targets) <= set(page.ids)


def test_what_describes_a_control_is_on_the_page() -> None:
    page = Page(str(SampleForm({})))

    described = [
        name
        for _tag, attrs in page.elements
        for name in (attrs.get("aria-describedby") or "").split()
    ]
    assert described
    assert set(described) <= set(page.ids)


def test_a_form_wide_error_leads_where_the_form_says() -> None:
    form = Visit(GOOD)
    form.add_error(None, "Too many")

    assert problems([form])[0].target_id == "id_visits"


def test_an_incomplete_date_names_what_is_missing_and_leads_to_that_box() -> None:
    form = Visit({**GOOD, **parts("6", "", "2018")})

    (problem,) = problems([form])

    assert problem.message == "The date must include a month"
    assert problem.target_id == "id_day-month"


def test_an_error_of_a_group_without_options_leads_to_the_group() -> None:
    class Nothing(Form):
        pick = forms.ChoiceField(choices=[], widget=forms.RadioSelect)

    form = Nothing({})

    (problem,) = problems([form])

    assert Page(str(form)).takes_focus(problem.target_id)


def test_errors_of_a_formset_are_listed_with_their_own_ids() -> None:
    formset = forms.formset_factory(Visit)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "Adelaide"}
    )

    assert problems([formset])[0].target_id == "id_form-0-name"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("6", "7", "2018"), date(2018, 7, 6)),
        (("06", "July", "2018"), date(2018, 7, 6)),
        (("1", "sept", "2018"), date(2018, 9, 1)),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: tuple[str, str, str], found: date) -> None:
    form = Visit({**GOOD, **parts(*typed)})

    assert form.is_valid()
    assert form.cleaned_data["day"] == found


@pytest.mark.parametrize(
    "typed", [("31", "2", "2018"), ("6", "13", "2018"), ("6", "7", "18"), ("x", "y", "z")]
)
def test_an_impossible_date_says_how_a_real_one_looks(typed: tuple[str, str, str]) -> None:
    form = Visit({**GOOD, **parts(*typed)})

    assert form.errors["day"] == ["Enter a real date, for example 27 3 2018"]


@examples(100)
@given(st.tuples(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8)))
def test_no_text_in_the_boxes_of_a_date_breaks_the_form(typed: tuple[str, str, str]) -> None:
    form = Visit({**GOOD, **parts(*typed)})

    form.is_valid()

    assert "govuk-date-input" in str(form)


def test_a_calendar_date_may_be_typed_in_several_ways() -> None:
    class Review(Form):
        on = DateField(picker=True)

    for typed in ("17/5/2018", "17.05.2018", "17 May 2018", "2018-05-17"):
        form = Review({"on": typed})
        assert form.is_valid(), typed
        assert form.cleaned_data["on"] == date(2018, 5, 17)
    assert 'value="17/05/2018"' in str(Review(initial={"on": date(2018, 5, 17)}))


def test_a_time_is_read_with_a_colon_or_without() -> None:
    assert TimeField().clean("21:30") == TimeField().clean("2130") == time(21, 30)


def test_errors_name_the_field_and_what_to_change() -> None:
    form = Visit({"name": "Adelaide", "visits": "7"})

    assert form.errors["name"] == ["Name must be 5 characters or fewer"]
    assert form.errors["visits"] == ["Visits must be 3 or less"]
    assert Visit({**GOOD, "visits": "x"}).errors["visits"] == ["Visits must be a whole number"]


def test_a_forms_own_words_about_a_number_are_kept() -> None:
    class Weights(Form):
        heavy = forms.FloatField(error_messages={"invalid": "Heavy is a number, like 2.5"})
        light = forms.DecimalField()

    errors = Weights({"heavy": "much", "light": "little"}).errors
    assert errors["heavy"] == ["Heavy is a number, like 2.5"]
    assert errors["light"] == ["Light must be a number"]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (forms.CharField(label="Name of the place"), "Enter name of the place"),
        (forms.CharField(label="NHS number"), "Enter NHS number"),
        (forms.ChoiceField(label="Ward", choices=[("a", "A")]), "Choose ward"),
        (forms.ChoiceField(label="May we call?", choices=[]), "Answer “May we call?”"),
        (forms.BooleanField(label="I agree"), "Tick “I agree” to go on"),
        (forms.CharField(label="Name", error_messages={"required": "Who?"}), "Who?"),
    ],
)
def test_a_missing_answer_says_what_to_do(field: forms.Field, message: str) -> None:
    form = type("One", (Form,), {"one": field})({})

    assert form.errors["one"] == [message]


def test_forms_of_other_packages_name_their_fields_too() -> None:
    class Foreign(forms.Form):
        login = forms.CharField(label="E-mail address")

    form = Foreign({})

    assert problems([form])[0].message == "Enter e-mail address"
    assert "This field is required" not in str(form)


def test_a_revealed_field_stands_under_its_option_and_nowhere_else() -> None:
    html = str(Visit())

    assert html.count('name="which"') == 1
    assert html.index('value="b"') < html.index('name="which"')
    assert "The first" in html


def test_optional_fields_say_so() -> None:
    page = Page(str(Visit()))

    assert page.text.count("(optional)") == 3


def test_long_text_is_counted_and_never_cut_off_by_the_browser() -> None:
    page = Page(str(SampleForm()))

    (text,) = page.all("textarea")
    assert "maxlength" not in text
    assert any(div.get("data-maxlength") == "120" for div in page.all("div"))


def test_what_people_typed_is_never_markup() -> None:
    form = Visit({**GOOD, "name": '"><script>alert(1)</script>'})

    assert "<script>" not in str(form) + str(error_summary(form))


def test_several_files_arrive_as_a_list() -> None:
    class Upload(Form):
        extracts = FilesField(limit="crime_files")

    def send(*names: str) -> Any:
        given = MultiValueDict({"extracts": [SimpleUploadedFile(n, b"x") for n in names]})
        return Upload({}, given)

    two = send("a.csv", "b.csv")
    assert two.is_valid()
    assert [one.name for one in two.cleaned_data["extracts"]] == ["a.csv", "b.csv"]
    assert send().errors["extracts"] == ["Choose at least one file"]
    assert "multiple" in str(Upload())


@pytest.mark.django_db
@pytest.mark.parametrize(("required", "said"), [(True, "Choose one"), (False, "None")])
def test_no_list_begins_with_a_row_of_dashes(required: bool, said: str) -> None:
    class Asking(Form):
        place = forms.ModelChoiceField(ContentType.objects.none(), required=required)
        named = forms.ModelChoiceField(ContentType.objects.none(), empty_label="Nobody yet")

    drawn = str(Asking())
    assert "---" not in drawn
    assert f">{said}</option>" in drawn
    assert ">Nobody yet</option>" in drawn
