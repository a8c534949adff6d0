"""A partnership is founded once, by two different people."""

import re
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from wayside.access.models import Account
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.actions.founding import Named, founder, start_partnership
from wayside.partners.models import Membership
from wayside.partners.vocabulary import AgencyKind
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
ADA, GUS = Named("Ada Example", "ada@wayside.example"), Named("Gus Example", "gus@wayside.example")
COMMAND = (
    "start_partnership",
    "--area=London",
    "--agency=Example Council",
    "--administrator",
    *(ADA.name, ADA.email),
    "--governance-officer",
    *(GUS.name, GUS.email),
    "--address=https://wayside.example",
)


def found(administrator: Named = ADA, governance_officer: Named = GUS) -> None:
    """Found a partnership."""
    start_partnership(
        area_name="London",
        agency_name="Example Council",
        agency_kind=AgencyKind.COUNCIL,
        administrator=administrator,
        governance_officer=governance_officer,
        by=founder(),
        now=NOW,
    )


def test_it_makes_one_administrator_and_one_governance_officer() -> None:
    found()
    held = {(each.person.name, each.role) for each in Membership.objects.all()}
    assert held == {(ADA.name, Role.ADMINISTRATOR), (GUS.name, Role.GOVERNANCE_OFFICER)}
    assert Event.objects.filter(action="partners.start_partnership").count() == 2


def test_it_works_once() -> None:
    found()
    with pytest.raises(NotNow, match="has begun already"):
        found(Named("Eve", "eve@wayside.example"), Named("Mal", "mal@wayside.example"))


@pytest.mark.parametrize(
    "second", [Named("Gus", ADA.email.upper()), Named(ADA.name.upper(), "gus@wayside.example")]
)
def test_one_person_is_not_both(second: Named) -> None:
    with pytest.raises(NotNow, match="two different people"):
        found(ADA, second)
    assert not Account.objects.exists()


def test_the_command_prints_a_link_for_each_that_sets_a_password(
    capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    call_command(*COMMAND)
    paths = re.findall(r"https://wayside\.example(/\S+)", capsys.readouterr().out)
    assert len(set(paths)) == 2
    assert "password1" in client.get(paths[0], follow=True).content.decode()


def test_the_command_says_in_a_sentence_why_not() -> None:
    found()
    with pytest.raises(CommandError, match="has begun already"):
        call_command(*COMMAND)
