"""What the gallery shows in its components: ordinary, empty, long, right-to-left, emoji."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from wayside.web.collisions import Difference
from wayside.web.navigation import Item
from wayside.web.paging import paged

LONG = (
    "Community safety and licensing enforcement team for the northern wards of the borough, "
    "including the night-time economy, street trading and markets, "
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
)
RIGHT_TO_LEFT = "خدمات الدعم متاحة كل ليلة، مجانية وسرية"
EMOJI = "Ready 👍🏽 for tonight 🌧️"
NIGHT = datetime(2018, 7, 6, 20, 30, tzinfo=UTC)
TEXTS = (
    ("Ordinary", "Brixton Road, near the station"),
    ("Long", LONG),
    ("Right to left", RIGHT_TO_LEFT),
    ("Emoji", EMOJI),
    ("Blank", ""),
)
COLOURS = ("grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow")


def words(_request: HttpRequest) -> dict[str, Any]:
    """Small things."""
    return {"texts": TEXTS, "colours": COLOURS, "night": NIGHT, "day": NIGHT.date()}


def ways(request: HttpRequest) -> dict[str, Any]:
    """Navigation."""
    items = [
        Item("Overview", "?", current=True),
        Item("Places", "?places"),
        Item(LONG, "?long"),
        Item(RIGHT_TO_LEFT, "?rtl"),
    ]
    steps = [("Review", "done"), ("Choose places", "current"), ("Plan", "to come")]
    return {
        "items": items,
        "crumbs": [Item("Lambeth", "/"), Item("Weeks", "/"), Item("2 to 8 July 2018", "")],
        "steps": steps,
        "many": paged(request, list(range(1200)), per_page=50),
        "few": paged(request, list(range(3)), per_page=50),
    }


def panels(_request: HttpRequest) -> dict[str, Any]:
    """Panels."""
    return {
        "texts": TEXTS,
        "tones": ("plain", "attention", "done", "quiet"),
        "kinds": ("information", "success", "warning", "error"),
    }


def rows(_request: HttpRequest) -> dict[str, Any]:
    """Rows."""
    places = [
        ("Brixton Road", 41, 12.5, "Friday night"),
        (LONG, 3, 0.4, "Sunday"),
        (RIGHT_TO_LEFT, 18, 6.1, "Saturday night"),
        (EMOJI, 7, 2.0, "Thursday"),
    ]
    return {"texts": TEXTS, "places": places, "night": NIGHT}


def collision(_request: HttpRequest) -> dict[str, Any]:
    """Two edits that meet."""
    return {
        "record_name": "Week of 2 July 2018",
        "changed_at": NIGHT,
        "current_version": 4,
        "leave_url": "?leave",
        "hidden": [("note", "Start early")],
        "differences": [
            Difference("lead", "Lead", "A. Mensah", "J. Okafor"),
            Difference("note", "Note", "Start early", LONG),
            Difference("words", "In her words", RIGHT_TO_LEFT, "Blank"),
        ],
    }
