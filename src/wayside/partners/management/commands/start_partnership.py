"""``wayside start-partnership``: the first two accounts of an installation, once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wayside.access.set_up import days_valid, set_up_path
from wayside.partners.actions.founding import Named, founder, start_partnership
from wayside.partners.vocabulary import AgencyKind
from wayside.web import clock
from wayside.web.states import NotNow


class Command(BaseCommand):
    """Found a partnership: its widest area, one agency and two people."""

    help = (
        "Opens the partnership's widest area, the agency that runs it, and the accounts of the "
        "first administrator and the first information governance officer, two different "
        "people. Works once. Prints a link for each to choose a password."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who and where."""
        parser.add_argument("--area", required=True, help="the widest area, such as a county")
        parser.add_argument("--agency", required=True, help="the agency that runs the service")
        parser.add_argument("--agency-kind", choices=AgencyKind.values, default="council")
        for role in ("administrator", "governance-officer"):
            parser.add_argument(
                f"--{role}", nargs=2, required=True, metavar=("NAME", "EMAIL"), help=f"the {role}"
            )
        parser.add_argument("--address", required=True, help="https://… of this service")

    def handle(self, **options: Any) -> None:
        """Do it, and say what each person does next."""
        try:
            founded = start_partnership(
                area_name=options["area"],
                agency_name=options["agency"],
                agency_kind=AgencyKind(options["agency_kind"]),
                administrator=Named(*options["administrator"]),
                governance_officer=Named(*options["governance_officer"]),
                by=founder(),
                now=clock.now(),
            )
        except NotNow as refused:
            raise CommandError(str(refused)) from refused
        origin = options["address"].rstrip("/")
        for account in (founded.administrator, founded.governance_officer):
            self.stdout.write(f"{account.person.name} chooses a password at:")
            self.stdout.write(f"  {origin}{set_up_path(account)}")
        self.stdout.write(f"Each link works once, for {days_valid()} days. Hand each to its person")
        self.stdout.write("alone. Both then set up an authenticator app or a passkey.")
