"""One of everything that this room keeps, in one area, and the members who may see it."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import actions as people
from wayside.people import jobs
from wayside.people.contact import actions as contact
from wayside.people.contact.actions import Way
from wayside.people.contact.vocabulary import Outcome, RouteKind
from wayside.people.merging import actions as merging
from wayside.people.models import LinkCandidate, Person
from wayside.people.relations import actions as relations
from wayside.people.relations.actions import Away, Known
from wayside.people.relations.vocabulary import RelationKind, ToldBy
from wayside.people.remit import actions as remit
from wayside.people.remit.rules import Served
from wayside.people.tests import factories
from wayside.people.tests.factories import acting, details
from wayside.sharing.models import Grant
from wayside.web.clock import day_of

HER = {"given_name": "Katarzyna", "family_name": "Lantern", "born": "1990-05-17"}
AGREED = {
    "voicemail_words": "It is about your library book.",
    "dropped_words": "Sorry, wrong number.",
    "if_silent": "Ask at the soup kitchen.",
    "warning": "He reads the letters.",
    "recheck_days": 30,
    "usual_days": 14,
}


class World:
    """A caseworker with three records of which two were made one, the safeguarding lead of her
    agency, and a link reviewer with a pair to judge."""

    def __init__(self, worker: Membership, *, now: datetime) -> None:
        self.worker, self.now = worker, now
        self.lead = factories.worker(worker.agency, Role.SAFEGUARDING_LEAD)
        self.reviewer = partners.member(Role.LINK_REVIEWER, area=worker.area)
        self.person = self._person(worker, "Kasia", **HER)
        self.names: dict[str, Any] = {"person_id": self.person.id}
        self.names["other_id"] = self._person(worker, "Rosie").id
        with acting(worker, now=now):
            self._reach()
            self._around()
            self._merge()
        self._serve()
        self._pair()

    @property
    def members(self) -> dict[Role, Membership]:
        """Who sees what this world holds, by role."""
        found = (self.worker, self.lead, self.reviewer)
        return {Role(each.role): each for each in found}

    def _person(self, by: Membership, called: str, **given: str) -> Person:
        with acting(by, now=self.now):
            return people.register(
                details=details(called, **given),
                first_met=day_of(self.now),
                by=partners.actor_of(by),
                now=self.now,
            )

    def _reach(self) -> None:
        by = partners.actor_of(self.worker)
        contact.agree_contact(
            person=self.person, agreed=AGREED, expected_version=0, by=by, now=self.now
        )
        route = contact.add_route(
            person=self.person,
            way=Way(RouteKind.PHONE, "07700 900123"),
            how_confirmed="Asked alone",
            by=by,
            now=self.now,
        )
        contact.record_attempt(
            person=self.person,
            outcome=Outcome.SPOKE,
            attempt_id=uuid.uuid4(),
            route=route,
            by=by,
            now=self.now,
        )
        self.names["route_id"] = route.id
        held = Grant.objects.get(subject=self.person.subject, membership=self.worker)
        self.names["grant_id"] = held.id

    def _around(self) -> None:
        by = partners.actor_of(self.worker)
        known = Known(RelationKind.DEALER, "Marlon")
        relation = relations.add_relation(person=self.person, known=known, by=by, now=self.now)
        away = Away(day_of(self.now), day_of(self.now) + timedelta(days=9), ToldBy.PERSON)
        custody = relations.add_custody(relation=relation, away=away, by=by, now=self.now)
        self.names |= {"relation_id": relation.id, "custody_id": custody.id}

    def _merge(self) -> None:
        second = self._person(self.worker, "Kate")
        by = partners.actor_of(self.worker)
        held = merging.merge(kept=self.person, merged=second, by=by, now=self.now)
        self.names["merge_id"] = held.id

    def _serve(self) -> None:
        with acting(self.lead, now=self.now):
            by = partners.actor_of(self.lead)
            line = remit.add_remit(served=Served("", 14), by=by, now=self.now)
        self.names["remit_id"] = line.id

    def _pair(self) -> None:
        beside = factories.charity("Beside Example", area=self.worker.area)
        self._person(factories.worker(beside), "Katarzyna", **HER)
        jobs.pair_up(now=self.now)
        with acting(self.reviewer, now=self.now):
            self.names["candidate_id"] = LinkCandidate.objects.get().id
