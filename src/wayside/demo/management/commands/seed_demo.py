"""``wayside seed-demo``: the demonstration partnership, once; then its sign-ins."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from wayside.demo import cast, founding, knowledge, partnership, pool, services, supported, weeks
from wayside.demo.players import Players


class Command(BaseCommand):
    """Make the demo partnership unless it stands."""

    help = (
        "Make the demonstration partnership over real public crime data, unless it is there, and "
        "print its sign-ins. Refuses to run in production."
    )

    def handle(self, **_options: Any) -> None:
        """All of it or nothing: a run that is broken off leaves no half partnership behind."""
        if not settings.DEMO:
            raise CommandError("The demo is never made here: these are not the demo's settings.")
        if not founding.stands():
            with transaction.atomic():
                self._make()
        self._show_sign_ins()

    def _make(self) -> None:
        founders, london = founding.found()
        lambeth = partnership.open_lambeth(founders, london)
        agencies = partnership.register_agencies(founders, lambeth)
        founding.take_everyone_on(founders, lambeth, agencies)
        partnership.start_programme(lambeth, agencies, partnership.actor(cast.COORDINATOR.email))
        services.fill(lambeth, agencies, by=founders.administrator.within(lambeth.id))
        knowledge.mark_places(lambeth, partnership.FOUNDED_AT)
        players = Players(lambeth, agencies)
        pool.gather(players)
        weeks.HalfAYear(players).live()
        supported.live(players)
        knowledge.rank_places(lambeth)
        founding.open_southwark(founders, lambeth, agencies)

    def _show_sign_ins(self) -> None:
        everyone = (cast.FIRST_ADMINISTRATOR, cast.FIRST_GOVERNANCE_OFFICER, *cast.MEMBERS)
        self.stdout.write(f"Sign in with the password {cast.PASSWORD} as:")
        for member in everyone:
            self.stdout.write(f"    {member.email:<46} {member.role.label}")
