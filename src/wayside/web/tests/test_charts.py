"""Charts and the week's strip."""

from typing import Any

import pytest

from wayside.web.charts import Chart, Strip, picture, strip_in_words, strip_picture
from wayside.web.components import pictures

SPEC: dict[str, Any] = {
    "mark": "bar",
    "encoding": {
        "x": {"field": "month", "type": "ordinal"},
        "y": {"field": "n", "type": "quantitative"},
    },
}


def chart(*rows: tuple[Any, ...], title: str = "Records") -> Chart:
    return Chart(title, SPEC, ("Month", "Records"), rows, fields=("month", "n"))


def week(**counts: float) -> list[list[float]]:
    hours = [[0.0] * 24 for _day in range(7)]
    for place, count in counts.items():
        day, hour = place.removeprefix("d").split("h")
        hours[int(day)][int(hour)] = count
    return hours


def test_a_chart_is_one_named_picture_whose_parts_are_silent() -> None:
    svg = str(picture(chart(("Jan", 3), ("Feb", 5))))

    assert 'role="img" aria-label="Records"' in svg
    assert svg.count("role=") == 1
    assert svg.count("<path") > 2


def test_a_chart_needs_no_inline_style() -> None:
    assert "style=" not in str(picture(chart(("Jan", 3))))


def test_every_figure_of_a_chart_stands_in_its_table() -> None:
    html = str(pictures.chart(chart(("Jan", 37), ("Feb", None))))

    assert '<td class="numeric">37</td>' in html
    assert '<td class="numeric">–</td>' in html


def test_a_chart_without_rows_says_so() -> None:
    html = str(pictures.chart(chart()))

    assert "There are no figures yet." in html
    assert "<svg" not in html


def test_labels_of_a_chart_are_never_markup() -> None:
    svg = str(pictures.chart(chart(("<script>x</script>", 1), title='"><script>')))

    assert "<script>" not in svg


def test_nothing_is_fetched_for_a_chart() -> None:
    spec = {
        "mark": "point",
        "layer": [{"data": {"url": "https://example.org/x.csv"}, "mark": "bar"}],
    }

    with pytest.raises(ValueError, match=r"(?i)url|load|allowed"):
        picture(Chart("T", {k: v for k, v in spec.items() if k != "mark"}, ("A",), [(1,)]))


def test_the_strip_is_darkest_where_most_happened() -> None:
    svg = str(strip_picture(Strip("When", week(d4h23=9, d5h1=1))))

    assert svg.count("#143f39") == 1
    assert "Fri 23:00, 9" in svg


def test_the_strip_says_its_heaviest_hour() -> None:
    assert strip_in_words(Strip("When", week(d4h23=9))) == "When: most on Fri from 23:00"
    assert strip_in_words(Strip("When", week())) == "When: nothing recorded"


def test_of_equal_hours_the_strip_names_the_first_of_the_week() -> None:
    assert strip_in_words(Strip("When", week(d4h2=9, d1h20=9))).endswith("Tue from 20:00")


def test_the_strips_table_adds_up() -> None:
    rows = Strip("When", week(d4h23=9, d4h3=2)).table_rows

    assert rows[4][1:] == [2, 0, 0, 9, 11]


def test_a_week_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="7 days of 24 hours"):
        Strip("When", [[0] * 24] * 6)
