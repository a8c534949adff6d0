"""The template that a programme starts with: an evening patrol on foot and by car that offers
help, with partners at a soup kitchen, in the manner of Operation Ephedra.

It is a beginning, to be changed by the partnership that knows its streets.
"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KEYS = ("likelihood", "severity", "residual_likelihood", "residual_severity")
FOR_PARTNERS = True
HAZARDS: tuple[tuple[Promise, int, int, Promise, int, int, bool], ...] = (
    (
        _("Violence or threats towards officers or partner workers"),
        3,
        4,
        _(
            "Pairs at all times. Radio check before going out. Officers place themselves "
            "between a risk and a partner worker. Leave early, come back later."
        ),
        2,
        4,
        FOR_PARTNERS,
    ),
    (
        _("Somebody who was spoken to is punished by a partner, pimp or dealer"),
        3,
        5,
        _(
            "Plain clothes. No long talks where others watch. Ask if it is a good moment. "
            "Nothing in writing is handed over unless she wants it. Offer a lift to safety."
        ),
        2,
        4,
        not FOR_PARTNERS,
    ),
    (
        _("A partner worker is taken for police, and loses people's trust"),
        3,
        3,
        _(
            "Own meeting point and time, apart from officers. Partners arrive and leave by "
            "themselves."
        ),
        2,
        2,
        FOR_PARTNERS,
    ),
    (
        _("Tired officers: long shifts on Friday and Saturday nights"),
        3,
        3,
        _(
            "Eleven hours of rest before and after. A break after six hours at most. The lead "
            "ends the night early when somebody flags, and nobody is asked why."
        ),
        2,
        2,
        not FOR_PARTNERS,
    ),
    (
        _("Needles, and illness passed on by contact"),
        2,
        4,
        _("Gloves, sharps box, hand gel in every car. Needlestick: hospital at once."),
        1,
        4,
        FOR_PARTNERS,
    ),
    (
        _("Traffic, kerbs, dark yards and stairwells"),
        2,
        4,
        _("Torches. Nobody goes into a yard or stairwell alone. Park where you can leave."),
        1,
        4,
        FOR_PARTNERS,
    ),
    (
        _("Cold, rain, heat or ice"),
        3,
        2,
        _("Clothing for the weather, hot drinks, shorter rounds. Stop the patrol if needed."),
        2,
        1,
        FOR_PARTNERS,
    ),
    (
        _("Somebody under 18 is met"),
        2,
        5,
        _(
            "A child is never treated as an offender. Stay with the child, call the "
            "safeguarding lead out of hours, a lift to safety comes before all else."
        ),
        2,
        3,
        not FOR_PARTNERS,
    ),
)
SECTIONS: dict[str, str | Promise] = {
    "seen_with_police": _(
        "Partners are not to be seen as part of the police. They meet at their own point, "
        "travel by themselves and may leave at any time without a reason. Officers keep at a "
        "distance until a partner asks them to come. What people tell a partner is not asked "
        "for by officers."
    ),
    "lone_working": _(
        "Nobody works alone: pairs in sight of each other, partners with a colleague of their "
        "own. Whoever loses sight of their pair says so on the radio."
    ),
    "known_risks": "",
    "weather": "",
    "surveillance": _(
        "The patrol goes where people are and talks to them. It does not watch or follow "
        "anybody. Going back to look at the same person again needs an authority first: stop, "
        "and ask the ward sergeant."
    ),
    "informants": _(
        "Nobody is asked to find something out, or thanked or paid for information. If "
        "somebody begins to report on others again and again, stop and tell the source unit: "
        "a person who is helped must not become an informant."
    ),
    "body_worn_video": _(
        "Off while offering help, and say that it is off. On for any use of police powers, "
        "force or threat, and say that it is on. Never towards a soup kitchen or a partner."
    ),
    "contacts": _(
        "Emergency: 999, or the emergency button of the radio.\n"
        "Control room: by radio, under the force incident number.\n"
        "Duty inspector: through the control room.\n"
        "Safeguarding out of hours: add the number here."
    ),
    "partner_contacts": _(
        "Emergency: 999.\n"
        "The lead of the night: add the number here.\n"
        "Your own manager on call: as your agency has it."
    ),
}


def content() -> dict[str, Any]:
    """Every field of a template, by name, in the language that is spoken now."""
    return {
        "name": str(_("Evening patrol with engagement")),
        "hazards": [
            {
                "title": str(title),
                "controls": str(controls),
                "for_partners": shown,
                **dict(zip(KEYS, (likelihood, severity, then_likely, then_bad), strict=True)),
            }
            for title, likelihood, severity, controls, then_likely, then_bad, shown in HAZARDS
        ],
        **{name: str(text) for name, text in SECTIONS.items()},
        "check_in_minutes": 60,
        "grace_minutes": 10,
        "briefing_hours": 12,
    }
