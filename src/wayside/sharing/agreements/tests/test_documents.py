"""The signed document stays with its version: scanned, locked, saved by who reads the agreement."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.files.tests.clamd import EICAR
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.agreements import actions
from wayside.sharing.agreements.tests.cast import NOW
from wayside.sharing.agreements.tests.cast import Cast as Signatories
from wayside.sharing.models import AgreementDocument, AgreementVersion
from wayside.web.states import NotNow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scanner")]
SIGNED = b"%PDF-1.7 Signed by the council and the charity"


class Cast(Signatories):
    """The same, with an agreement in force."""

    def __init__(self) -> None:
        super().__init__()
        self.version = self.proposed()
        self.confirms(self.version)

    def attaches(
        self,
        by: Membership | None = None,
        *,
        content: bytes = SIGNED,
        version: AgreementVersion | None = None,
        form_id: UUID | None = None,
    ) -> AgreementDocument:
        return actions.attach_document(
            version=version or self.version,
            content=content,
            given_name="../../Signed copy.docx",
            form_id=form_id or uuid4(),
            by=partners.actor_of(by or self.first),
            now=NOW,
        )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_it_is_what_its_content_says_and_locked_in_the_row(cast: Cast) -> None:
    made = cast.attaches()
    held = AgreementDocument.objects.get()
    assert (held.kind, held.name, bytes(held.content)) == ("pdf", "Signed-copy.pdf", SIGNED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT d::text FROM sharing_agreementdocument d")
        row = cursor.fetchone()[0]
    assert SIGNED[9:20].hex() not in row
    assert Event.objects.get(action="sharing.attach_document").record_id == made.id


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"MZ\x00\x01", "none of these"), (b"", "none of these"), (EICAR, "virus")],
)
def test_what_is_no_document_or_not_clean_is_refused(cast: Cast, content: bytes, said: str) -> None:
    with pytest.raises(NotNow, match=said):
        cast.attaches(content=content)
    assert not AgreementDocument.objects.exists()


def test_without_a_scanner_or_keys_nothing_is_kept(cast: Cast, settings: Any) -> None:
    settings.KEY_RINGS = {"support": settings.KEY_RINGS["support"]}
    with pytest.raises(NotNow, match="cannot be locked here"):
        cast.attaches()
    settings.CLAMD_ADDRESS = ""
    settings.KEY_RINGS = {"neutral": f"tests:{'6b' * 32}"}
    with pytest.raises(NotNow, match="no virus scanner"):
        cast.attaches()


def test_the_form_sent_twice_keeps_one_and_nobody_writes_over_it(cast: Cast) -> None:
    form_id = uuid4()
    assert cast.attaches(form_id=form_id).id == cast.attaches(form_id=form_id).id
    rows = AgreementDocument.objects.filter(id=form_id)
    for attack in (lambda: rows.update(size=1), rows.delete):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            attack()


def test_nobody_else_attaches_and_a_version_that_is_over_takes_none(cast: Cast) -> None:
    elsewhere = partners.member(Role.ADMINISTRATOR, area=partners.area())
    with pytest.raises(NotNow, match="outside your areas"):
        cast.attaches(elsewhere)
    for role in (Role.CASEWORKER, Role.PATROL_OFFICER, Role.SENIOR_LEADER):
        with pytest.raises(NotAllowed):
            cast.attaches(cast.member(role))
    actions.end_agreement(
        version=cast.version, note="Over", by=partners.actor_of(cast.first), now=NOW
    )
    with pytest.raises(NotNow, match="is over"):
        cast.attaches()


def test_nobody_outside_the_areas_opens_it(cast: Cast) -> None:
    made = cast.attaches()
    stranger = partners.member(Role.GOVERNANCE_OFFICER, area=partners.area())
    with pytest.raises(NotNow, match="outside your areas"):
        actions.open_document(document=made, by=partners.actor_of(stranger), now=NOW)
    client = Client()
    partners.sign_in(client, stranger)
    url = reverse("sharing:agreement_document", args=(cast.version.agreement_id, made.id))
    assert client.get(url).status_code == 404
    other = cast.proposed()
    wrong = reverse("sharing:agreement_document", args=(other.agreement_id, made.id))
    partners.sign_in(client, cast.second)
    assert client.get(wrong).status_code == 404


def test_the_pages_attach_list_and_save_it(cast: Cast, client: Client, settings: Any) -> None:
    agreement = reverse("sharing:agreement", args=(cast.version.agreement_id,))
    attach = reverse("sharing:attach_document", args=(cast.version.agreement_id,))
    partners.sign_in(client, cast.first)
    assert attach in client.get(agreement).content.decode()
    sent = {"file": SimpleUploadedFile("Signed.pdf", SIGNED), "form_id": str(uuid4())}
    assert client.post(attach, sent).status_code == 302
    caseworker = cast.member(Role.CASEWORKER)
    partners.sign_in(client, caseworker)
    page = client.get(agreement).content.decode()
    assert "Signed.pdf" in page
    assert attach not in page
    assert client.post(attach, {"form_id": str(uuid4())}).status_code == 403
    document = AgreementDocument.objects.get()
    saved = client.get(
        reverse("sharing:agreement_document", args=(cast.version.agreement_id, document.id))
    )
    assert saved.content == SIGNED
    assert "attachment" in saved.headers["Content-Disposition"]
    assert Event.objects.filter(action="sharing.open_document", record_id=document.id).exists()
    settings.KEY_RINGS = {"support": settings.KEY_RINGS["support"]}
    assert "keys are not set up here" in client.get(agreement).content.decode()
    assert client.get(saved.request["PATH_INFO"]).status_code == 302
