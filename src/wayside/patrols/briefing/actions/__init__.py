"""Releasing a briefing, calling it back, opening it."""

from wayside.patrols.briefing.actions.opening import open_briefing, open_release
from wayside.patrols.briefing.actions.releasing import brief, call_back

__all__ = ["brief", "call_back", "open_briefing", "open_release"]
