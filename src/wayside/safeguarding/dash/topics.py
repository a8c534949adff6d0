"""What each numbered question of a DASH is about, in neutral words of our own. The questions
themselves are protected: a partnership loads those that it has a licence for. The numbers follow
the 24 of the published checklist: check them against the licensed form before use."""

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

TOPICS = MappingProxyType(
    {
        1: _("Injury in what happened now"),
        2: _("Fear"),
        3: _("What is feared"),
        4: _("Being kept from family and friends"),
        5: _("Low mood, thoughts of suicide"),
        6: _("Separation, or trying to leave"),
        7: _("Conflict over contact with children"),
        8: _("Following, constant messages, stalking"),
        9: _("Pregnancy, or a baby"),
        10: _("Abuse more often"),
        11: _("Abuse getting worse"),
        12: _("Control and jealousy"),
        13: _("Weapons or objects used to hurt"),
        14: _("Threats to kill"),
        15: _("Strangling, choking, drowning"),
        16: _("Sexual harm"),
        17: _("Threats by somebody else; so-called honour"),
        18: _("Others hurt: children, family, former partners"),
        19: _("Harm to animals"),
        20: _("Money: dependence, debt, work lost"),
        21: _("Drugs, alcohol or mental health of who harms"),
        22: _("Suicide threatened or tried by who harms"),
        23: _("Bail, an order or contact terms broken"),
        24: _("Trouble with the police before"),
    }
)
PARTS = tuple(tuple(range(first, first + 6)) for first in range(1, 25, 6))
ABOUT_PARTS = (
    _("What happened, and fear"),
    _("Separation, children, and whether it grows"),
    _("Threats and the gravest harm"),
    _("Around who harms"),
)
