"""The component tags, in every state that the gallery shows."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from wayside.web.gallery import views
from wayside.web.navigation import Item
from wayside.web.paging import paged
from wayside.web.tests.markup import Page

SUMMER_EVENING = datetime(2018, 7, 6, 20, 30, tzinfo=UTC)


def draw(source: str, **context: Any) -> str:
    """A template that loads the components."""
    return Template("{% load wayside %}" + source).render(Context(context)).strip()


def gallery_page(group: str) -> str:
    return views.group(RequestFactory().get("/"), group).content.decode()


@pytest.mark.parametrize("group", views.GROUPS)
def test_a_gallery_page_is_whole(group: str) -> None:
    page = Page(gallery_page(group))

    assert len(page.all("h1")) == 1
    assert len(page.ids) == len(set(page.ids))
    assert "{%" not in page.text
    assert "&lt;" not in gallery_page(group)


@pytest.mark.parametrize("group", views.GROUPS)
def test_no_page_needs_an_inline_style_or_script(group: str) -> None:
    html = gallery_page(group)
    page = Page(html)

    assert not [attrs for _tag, attrs in page.elements if "style" in attrs]
    assert not [name for _tag, attrs in page.elements for name in attrs if name.startswith("on")]
    assert all(s.get("src") or s.get("type") == "application/json" for s in page.all("script"))
    assert "<style" not in html


@pytest.mark.parametrize("group", views.GROUPS)
def test_what_names_or_describes_an_element_is_on_the_page(group: str) -> None:
    page = Page(gallery_page(group))

    named = {
        name
        for _tag, attrs in page.elements
        for kind in ("aria-labelledby", "aria-describedby", "aria-controls")
        for name in (attrs.get(kind) or "").split()
    }
    assert named <= set(page.ids)


@pytest.mark.parametrize(
    "source",
    [
        "{% tag text %}",
        "{% inset %}{{ text }}{% endinset %}",
        "{% details text %}{{ text }}{% enddetails %}",
        "{% back_link '/' text %}",
        "{% button text '/' %}{% button text %}",
        "{% card text %}{{ text }}{% endcard %}",
        "{% metric text text note=text unit=text %}",
        "{% alert 'warning' title=text %}{{ text }}{% endalert %}",
        "{% summary_list text %}{% endsummary_list %}",
        "{% summary_row text change='/' %}{{ text }}{% endsummary_row %}",
        "{% table text %}{% column text %}{% endtable %}",
        "{% task text '/' hint=text status=text %}",
        "{% moment text day by=text %}{{ text }}{% endmoment %}",
        "{% empty_state text action=text url='/' %}{{ text }}{% endempty_state %}",
        "{% identity_bar text %}{{ text }}{% endidentity_bar %}",
        "{% progress text 1 2 message=text %}",
    ],
)
def test_what_people_wrote_is_never_markup(source: str) -> None:
    html = draw(source, text="<script>'\"&</script>", day=date(2018, 7, 6))

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_times_are_shown_in_london() -> None:
    assert draw("{{ at|london }}", at=SUMMER_EVENING) == "Friday 6 July 2018, 21:30"
    assert draw("{{ at|london_short }}", at=SUMMER_EVENING) == "6 Jul 2018 21:30"
    assert draw("{{ at|london_time }}", at=SUMMER_EVENING) == "21:30"
    assert draw("{{ at|london }}", at=date(2018, 1, 1)) == "Monday 1 January 2018"
    assert draw("{{ at|london }}{% when at %}", at=None) == ""


def test_a_day_that_software_wrote_is_shown_as_people_write_it() -> None:
    for given, shown in (
        ("1989-04-11", "11 April 1989"),
        ("1989-04", "April 1989"),
        ("1989", "1989"),
        ("1989-13", "1989-13"),
        ("07700 900555", "07700 900555"),
    ):
        assert draw("{{ given|dated }}", given=given) == shown
    assert 'datetime="2018-07-06T20:30:00+00:00"' in draw("{% when at %}", at=SUMMER_EVENING)


def test_a_blank_fact_says_that_it_is_not_given() -> None:
    assert "Not given" in draw("{% summary_row 'Lead' %} {% endsummary_row %}")


def test_markup_within_a_fact_stays_markup() -> None:
    html = draw("{% summary_row 'Start' %}{% when at %}{% endsummary_row %}", at=SUMMER_EVENING)

    assert "<time " in html


def test_a_change_link_says_what_it_changes() -> None:
    html = draw("{% summary_row 'Lead' change='/x' %}A{% endsummary_row %}")

    assert Page(html).text.endswith("Change Lead")


def test_a_number_shows_its_range_only_when_it_has_one() -> None:
    assert "likely between 3 and 9" in draw("{% metric 5 'Records' low=3 high=9 %}")
    assert "likely" not in draw("{% metric 5 'Records' low=3 %}")
    assert "between 0 and 4" in draw("{% metric 0 'Records' low=0 high=4 %}")


def test_progress_asks_again_only_while_work_goes_on() -> None:
    assert 'hx-get="/again"' in draw("{% progress 'Reading' 1 9 url='/again' %}")
    assert "hx-get" not in draw("{% progress 'Reading' 9 9 %}")


def test_a_form_carries_its_token_only_when_it_posts() -> None:
    from wayside.web.gallery.forms import FilterForm

    post = draw("{% form f %}{% endform %}", f=FilterForm(), csrf_token="abc")
    get = draw("{% form f method='get' %}{% endform %}", f=FilterForm(), csrf_token="abc")

    assert 'name="csrfmiddlewaretoken"' in post
    assert "csrfmiddlewaretoken" not in get


def test_a_form_with_files_is_sent_in_parts() -> None:
    from wayside.web.gallery.forms import SampleForm

    assert 'enctype="multipart/form-data"' in draw("{% form f %}{% endform %}", f=SampleForm())


def test_pagination_keeps_the_filters_in_the_address() -> None:
    request = RequestFactory().get("/", {"ward": "coldharbour", "page": "2"})

    html = draw("{% pagination paged %}", paged=paged(request, list(range(120))))

    assert "?ward=coldharbour&amp;page=3" in html
    assert "Showing 51 to 100 of 120" in html


def test_a_page_below_nothing_has_no_breadcrumbs() -> None:
    assert draw("{% breadcrumbs items %}", items=[Item("Areas", "")]).strip() == ""


def test_breadcrumbs_end_with_the_page_itself() -> None:
    html = draw("{% breadcrumbs items %}", items=[Item("Areas", "/a"), Item("Lambeth", "")])

    assert re.search(r'aria-current="page">\s*Lambeth', html)


def test_the_square_code_takes_over_only_its_path() -> None:
    svg = '<svg viewBox="0 0 29 29" onload="x()"><script/><path d="M4,4H5V5H4z"/></svg>'

    html = draw("{% square_code svg %}", svg=svg)

    assert 'd="M4,4H5V5H4z"' in html
    assert "onload" not in html
    assert "script" not in html


def test_something_that_is_no_square_code_is_refused() -> None:
    with pytest.raises(ValueError, match="no code"):
        draw("{% square_code svg %}", svg="<svg></svg>")
