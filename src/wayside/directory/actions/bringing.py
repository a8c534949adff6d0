"""One record of a file, brought in: added, updated, left as it was, or kept as it is here."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.directory.actions.storing import Areas, store_parts, store_service
from wayside.directory.models import Organization, Service
from wayside.directory.rules import WrongEntryError, reads_like_refuge, without_places
from wayside.directory.standard.columns import Values
from wayside.directory.standard.comparing import Apart, organization_apart, service_apart
from wayside.directory.standard.reading import ServiceRead, concealed
from wayside.directory.standard.writing import strand_names, with_parts
from wayside.directory.vocabulary import Kind, Outcome
from wayside.web.models import Versioned


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a record."""

    outcome: Outcome
    notes: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()


@dataclass(slots=True)
class Bringing:
    """One import under way: who imports, what is to be taken over ours, and what is looked up
    once."""

    by: Actor
    now: datetime
    take: frozenset[UUID] = frozenset()
    areas: Areas = field(default_factory=Areas)
    brought: dict[UUID, Organization] = field(default_factory=dict)

    def forget(self) -> None:
        """A record was rolled back: an organisation it brought may be gone again."""
        self.brought.clear()

    def organization(self, read: Values) -> Settled:
        """An organisation that stands in the file by itself, or with its services."""
        kept = Organization.objects.filter(id=read["id"]).first()
        if kept is None:
            self.brought[read["id"]] = self._add_organization(read)
            return Settled(Outcome.ADDED)
        if kept.services.filter(confidential=True).exists():
            read = {**read, "extra": without_places(read["extra"])}
        self.brought[kept.id] = kept
        apart = organization_apart(read, kept)
        if not apart:
            return Settled(Outcome.UNCHANGED)
        if not self._may_overwrite(kept):
            return Settled(Outcome.COLLISION, (), apart)
        for name, value in read.items():
            setattr(kept, name, value)
        self._save(kept, "directory.import_organization", [each.name for each in apart])
        return Settled(Outcome.UPDATED)

    def service(self, read: ServiceRead) -> Settled:
        """A service of the file."""
        kept = with_parts(Service.objects.filter(id=read.id)).first()
        notes: list[str] = []
        is_confidential = _is_confidential(read, kept)
        if is_confidential:
            read, notes = self._concealed(read)
        organization = self._run_by(read, notes, placeless=is_confidential)
        if kept is None:
            self._add(read, organization, is_confidential=is_confidential)
            return Settled(Outcome.ADDED, tuple(notes))
        apart = service_apart(read, kept, strand_names())
        if not apart and kept.confidential == is_confidential:
            return Settled(Outcome.UNCHANGED, tuple(notes))
        if not self._may_overwrite(kept):
            return Settled(Outcome.COLLISION, tuple(notes), apart)
        kept.organization, kept.confidential = organization, is_confidential
        self._store(read, kept, [each.name for each in apart])
        return Settled(Outcome.UPDATED, tuple(notes))

    def _concealed(self, read: ServiceRead) -> tuple[ServiceRead, list[str]]:
        addresses = sum(len(each.addresses) for each in read.places)
        kept = concealed(read)
        if kept == read:
            return read, []
        said = _(
            "It is confidential, or reads like a refuge: it is kept as confidential, and where it "
            "is (%(n)d addresses) and what no column holds are set aside, never stored."
        )
        return kept, [said % {"n": addresses}]

    def _run_by(self, read: ServiceRead, notes: list[str], *, placeless: bool) -> Organization:
        if read.organization is not None and read.organization["id"] not in self.brought:
            settled = self.organization(read.organization)
            if settled.outcome == Outcome.COLLISION:
                notes.append(
                    _("Its organisation was changed here and in the file: kept as it is here.")
                )
        wanted: UUID | None = read.run_by_id
        found = self.brought.get(wanted) if wanted else None
        if found is None and wanted is not None:
            found = Organization.objects.filter(id=wanted).first()
        if found is None:
            raise WrongEntryError(
                _("It names no organisation that the file or the directory holds.")
            )
        scrubbed = without_places(found.extra)
        if placeless and scrubbed != found.extra:
            found.extra = scrubbed
            found.save(update_fields=["extra"])
        self.brought[found.id] = found
        return found

    def _add_organization(self, read: Values) -> Organization:
        made = Organization(**read, created_at=self.now, updated_at=self.now, imported_version=1)
        made.save(force_insert=True)
        self._note(made, "directory.import_organization", ["name"])
        return made

    def _add(self, read: ServiceRead, organization: Organization, *, is_confidential: bool) -> None:
        made = Service(
            id=read.id,
            organization=organization,
            kind=Kind.REFUGE if read.is_refuge else Kind.OTHER,
            confidential=is_confidential,
            created_at=self.now,
            updated_at=self.now,
            version=0,
        )
        self._store(read, made, ["name"])

    def _store(self, read: ServiceRead, service: Service, fields: list[str]) -> None:
        is_new = service.version == 0
        if service.confidential and not is_new:
            service.service_at_locations.all().delete()
            for name in read.parts:
                getattr(service, name).all().delete()
        service.version += 1
        service.imported_version, service.updated_at = service.version, self.now
        store_service(read, service, is_new=is_new)
        store_parts(read, service, self.areas)
        self._note(service, "directory.import_service", fields)

    def _may_overwrite(self, kept: Organization | Service) -> bool:
        return kept.imported_version == kept.version or kept.id in self.take

    def _save(self, kept: Organization, action: str, fields: list[str]) -> None:
        kept.version += 1
        kept.imported_version, kept.updated_at = kept.version, self.now
        kept.save()
        self._note(kept, action, fields)

    def _note(self, kept: Versioned, action: str, fields: list[str]) -> None:
        record(
            by=self.by,
            operation=Operation.COLLECTION,
            action=action,
            record_type=kept._meta.label,
            record_id=kept.pk,
            fields=fields,
            now=self.now,
        )


def _is_confidential(read: ServiceRead, kept: Service | None) -> bool:
    """What is confidential here stays so whatever a file says. A file can make it so by our own
    terms or by its name; words that only speak of a refuge do it for what nobody here has seen."""
    if read.own and (read.own.confidential or read.own.kind == Kind.REFUGE):
        return True
    if kept is None:
        return read.speaks_of_refuge
    return kept.confidential or (read.is_refuge and not reads_like_refuge(kept.name))
