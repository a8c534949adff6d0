"""Components that show: maps and charts, always with words beside them."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from wayside.web import charts, maps


def map_figure(a_map: maps.Map, *, width: int = 900, height: int = 640) -> SafeString:
    """A map: the SVG for all, the live map over it where scripts run."""
    values = {
        "map": a_map,
        "svg": maps.svg_map(a_map, width=width, height=height),
        "data": maps.live_data(a_map),
        "data_id": f"{a_map.key}-data",
    }
    return SafeString(render_to_string("web/components/map.html", values))


def chart(a_chart: charts.Chart, *, open: bool = False) -> SafeString:  # noqa: A002
    """A chart with its data table, folded unless ``open``."""
    values = {"chart": a_chart, "svg": charts.picture(a_chart), "open": open}
    return SafeString(render_to_string("web/components/chart.html", values))


def strip(a_strip: charts.Strip, *, table: bool = True) -> SafeString:
    """When in the week: days by hours, darker for more."""
    values = {"strip": a_strip, "svg": charts.strip_picture(a_strip), "table": table}
    return SafeString(render_to_string("web/components/strip.html", values))
