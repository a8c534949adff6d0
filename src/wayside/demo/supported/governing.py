"""What agencies agreed to share, what the law asked for and what could not wait for consent: so
that whoever governs an agency's information has something to look at."""

from datetime import date, timedelta

from wayside.access.vocabulary import Role
from wayside.demo import cast
from wayside.demo.players import Players, at
from wayside.demo.this_week import TODAY
from wayside.partners.acting import acting
from wayside.people.models import Person
from wayside.sharing.agreements import actions as agreements
from wayside.sharing.agreements.actions import Terms
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.demands import actions as demands
from wayside.sharing.demands.actions import Demanded
from wayside.sharing.demands.vocabulary import DemandKind
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.actions import Request
from wayside.sharing.disclosures.vocabulary import Basis

ASKED_FOR = "Robin"
IN_DANGER = "Madder"


def govern(players: Players) -> None:
    """An agreement in force, a demand whose answer waits, an emergency of the day before."""
    _agree(players)
    _answer(players)
    _protect(players)


def _agree(players: Players) -> None:
    """The centre and the health team on a nurse at the drop-in, since the spring."""
    first, second = players.act(cast.GITA), players.act(cast.FIRST_GOVERNANCE_OFFICER)
    now = at(date(2018, 4, 3), 10)
    terms = Terms(
        title="A nurse at the drop-in",
        purposes=(Purpose.HEALTH_CARE, Purpose.SAFETY),
        categories=(Category.HEALTH, Category.SUBSTANCES, Category.NEEDS),
        parties=(players.agencies["centre"], players.agencies["health"]),
        from_date=now.date(),
        until_date=date(2019, 3, 31),
        document="Signed copy: with the office of the Example Women's Centre.",
    )
    with acting(first, now=now):
        version = agreements.propose_agreement(terms=terms, by=first, now=now)
    with acting(second, now=now + timedelta(days=1)):
        agreements.confirm_agreement(version=version, by=second, now=now + timedelta(days=1))


def _answer(players: Players) -> None:
    """The police ask for all of somebody's notes; the least answer waits for a second person."""
    carys, now = players.act(cast.CARYS), at(TODAY - timedelta(days=3), 14)
    with acting(carys, now=now):
        held = demands.receive_demand(
            subject=_called(ASKED_FOR).subject,
            demanded=Demanded(
                kind=DemandKind.POLICE_REQUEST,
                asked_by="Example Police, an officer in the case",
                asked_date=now.date(),
                wants="All notes of the last twelve months.",
                law="Data Protection Act 2018, schedule 2, paragraph 2",
                answer_by_date=TODAY + timedelta(days=8),
            ),
            by=carys,
            now=now,
        )
        demands.propose_answer(
            demand=held,
            least_answer="On which evening the assault was told of, and to whom. No notes.",
            by=carys,
            now=now + timedelta(hours=2),
        )


def _protect(players: Players) -> None:
    """Somebody's life is at risk, and the council's lead is told at once."""
    cleo, now = players.act(cast.CLEO), at(TODAY - timedelta(days=1), 21)
    asked = Request(
        recipient=players.agencies["council"],
        role=Role.SAFEGUARDING_LEAD,
        purpose=Purpose.SAFEGUARDING,
        categories=(Category.RISK,),
        basis=Basis.VITAL_INTERESTS,
        until_at=now + timedelta(days=7),
        necessity="He said on the telephone that he would be at her door tonight.",
        proportionality="What he said, and nothing of her support or her health.",
        emergency=True,
        without_agreement="None is in force with the council, and it cannot wait.",
    )
    with acting(cleo, now=now):
        disclosures.disclose(
            subject=_called(IN_DANGER).subject,
            snapshot={"text": "A man she left has threatened to come to her door tonight."},
            asked=asked,
            by=cleo,
            now=now,
        )


def _called(name: str) -> Person:
    return next(each for each in Person.objects.all() if each.called == name)
