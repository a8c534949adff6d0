"""The components, for ``{% load wayside %}``; docs/components.md lists them."""

from collections.abc import Callable
from typing import Any

from django import template

from wayside.web.components import asking, codes, lists, panels, pictures, text, ways

register = template.Library()

SIMPLE: tuple[Callable[..., Any], ...] = (
    asking.error_summary,
    asking.field,
    codes.square_code,
    asking.fields,
    lists.column,
    lists.task,
    panels.metric,
    panels.progress,
    pictures.chart,
    pictures.strip,
    text.back_link,
    text.tag,
    text.when,
    ways.breadcrumbs,
    ways.button,
    ways.exit_this_page,
    ways.pagination,
    ways.steps,
    ways.sub_navigation,
)
BLOCKS: tuple[Callable[..., Any], ...] = (
    asking.filter_panel,
    lists.moment,
    lists.summary_list,
    lists.summary_row,
    lists.table,
    lists.task_list,
    lists.timeline,
    panels.alert,
    panels.card,
    panels.empty_state,
    panels.interruption_card,
    panels.notification_banner,
    text.details,
    text.inset,
    text.warning_text,
    ways.button_group,
    ways.identity_bar,
)

for component in SIMPLE:
    register.simple_tag(component)
for component in BLOCKS:
    register.simple_block_tag(component)
register.simple_block_tag(asking.form, takes_context=True)
register.simple_tag(pictures.map_figure, name="map")

register.filter(asking.shown_fields)
register.filter(panels.alert_kind)
register.filter(text.dated)
register.filter(text.london)
register.filter(text.london_short)
register.filter(text.london_time)
