"""Files of a record: scanned, locked, kept where the record is open, erased without a trace."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.files.tests.clamd import EICAR
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.support.attachments import actions, queries
from wayside.support.models import Attachment
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.vault.registry import kept
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scanner")]
LETTER = b"%PDF-1.7 The council offers her a flat in Stockwell"
LATER = NOW + timedelta(hours=1)


class Cast:
    """A charity with two caseworkers, somebody supported by one, an officer."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana = factories.worker(self.charity)
        self.other = factories.worker(factories.charity("Elsewhere", area=self.area))
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area)
        self.rosie = factories.person(self.ana, "Rosie")

    def attaches(self, content: bytes = LETTER, *, by: Any = None, **given: Any) -> Attachment:
        who = by or self.ana
        fields = {"given_name": "offer.pdf", "about": "Offer of a flat", "form_id": uuid4()}
        with acting(who, now=LATER):
            return actions.attach(
                person=self.rosie,
                content=content,
                by=partners.actor_of(who),
                now=LATER,
                **{**fields, **given},
            )

    def opens(self, attachment: Attachment, *, by: Any = None) -> bytes:
        who = by or self.ana
        with acting(who, now=LATER):
            found = queries.attachment(attachment.id, self.rosie.subject)
            assert found
            return actions.open_attachment(attachment=found, by=partners.actor_of(who), now=LATER)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def raw(statement: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[Any] = cursor.fetchall()
    return rows


def test_a_file_comes_back_as_it_was_and_lies_locked(cast: Cast) -> None:
    made = cast.attaches()
    assert cast.opens(made) == LETTER
    with acting(cast.ana, now=LATER):
        ((content, name, about),) = raw(
            "SELECT content, name, about FROM support.support_attachment WHERE id = %s", made.id
        )
    for plain in (b"Stockwell", b"PDF", b"offer", b"flat"):
        assert plain not in bytes(content) + bytes(name) + bytes(about)


def test_the_virus_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    with pytest.raises(NotNow, match="found something"):
        cast.attaches(b"%PDF-" + EICAR)
    with pytest.raises(NotNow, match="found something"):
        cast.attaches(EICAR, given_name="letter.txt")
    with acting(cast.ana, now=LATER):
        assert Attachment.objects.count() == 0


def test_without_a_scanner_nothing_is_kept(cast: Cast, settings: Any) -> None:
    settings.CLAMD_ADDRESS = ""
    with pytest.raises(NotNow, match="no virus scanner"):
        cast.attaches()


def test_too_large_a_file_is_refused(cast: Cast, settings: Any) -> None:
    most = settings.UPLOAD_LIMITS["attachment"]
    with pytest.raises(NotNow, match="too large"):
        cast.attaches(b"%PDF-" + bytes(most))
    assert cast.attaches(b"%PDF-" + bytes(most - 5)).size == most


def test_a_page_of_the_web_that_is_called_a_letter_is_saved_as_text(cast: Cast) -> None:
    made = cast.attaches(b"<html><script>alert(1)</script></html>", given_name="letter.html")
    assert (made.kind, made.name) == ("txt", "letter.txt")


def test_sent_twice_it_is_kept_once(cast: Cast) -> None:
    form = uuid4()
    assert cast.attaches(form_id=form) == cast.attaches(form_id=form)


def test_a_record_that_is_not_open_takes_no_file_and_shows_none(cast: Cast) -> None:
    made = cast.attaches()
    with pytest.raises(NotOpenError):
        cast.attaches(by=cast.other)
    with acting(cast.other, now=LATER):
        assert Attachment.objects.count() == 0
        by = partners.actor_of(cast.other)
        with pytest.raises(NotOpenError):
            actions.open_attachment(attachment=made, by=by, now=LATER)
        with pytest.raises(NotOpenError):
            actions.remove_attachment(attachment=made, by=by, now=LATER)
    with pytest.raises(NotAllowed):
        cast.attaches(by=cast.officer)


def test_the_application_cannot_reach_the_table_by_raw_sql(cast: Cast) -> None:
    cast.attaches()
    with (
        acting(cast.officer, now=LATER),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        raw("SELECT count(*) FROM support.support_attachment")
    with acting(cast.other, now=LATER):
        assert raw("SELECT count(*) FROM support.support_attachment") == [(0,)]
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM support.support_attachment")
            assert cursor.rowcount == 0


def test_removed_it_leaves_nothing_but_that_it_was_removed(cast: Cast) -> None:
    made = cast.attaches()
    with acting(cast.ana, now=LATER):
        actions.remove_attachment(attachment=made, by=partners.actor_of(cast.ana), now=LATER)
        assert raw("SELECT count(*) FROM support.support_attachment") == [(0,)]
    told = Event.objects.get(action="support.remove_attachment")
    assert "offer" not in str(vars(told))


def test_each_look_stands_in_the_trail(cast: Cast) -> None:
    made = cast.attaches()
    cast.opens(made)
    cast.opens(made)
    assert Event.objects.filter(action="support.open_attachment", record_id=made.id).count() == 2


def test_files_are_among_what_a_new_key_locks_again_and_open_meanwhile(
    cast: Cast, settings: Any
) -> None:
    made = cast.attaches()
    settings.KEY_RINGS = {"support": f"new:{'7b' * 32} {settings.KEY_RINGS['support']}"}
    with acting(cast.ana, now=LATER):
        (found,) = kept([Attachment])
        assert {each.name for each in found.fields} == {"name", "about", "content"}
    assert cast.opens(made) == LETTER


@pytest.fixture
def page_at(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(clock, "now", lambda: LATER)

    def get(member: Any, name: str, *more: Any, data: Any = None) -> Any:
        client = Client()
        partners.sign_in(client, member)
        url = reverse(f"support:{name}", args=(cast.rosie.id, *more))
        return client.post(url, data) if data else client.get(url)

    return get


def test_a_file_is_attached_listed_saved_and_removed_by_its_pages(cast: Cast, page_at: Any) -> None:
    sent = {
        "file": SimpleUploadedFile("../offer of a flat.html", LETTER, content_type="text/html"),
        "about": "Offer",
        "form_id": str(uuid4()),
    }
    assert page_at(cast.ana, "attach", data=sent).status_code == 302
    assert "offer-of-a-flat.pdf" in page_at(cast.ana, "attachments").content.decode()
    with acting(cast.ana, now=LATER):
        made = Attachment.objects.get()
    answer = page_at(cast.ana, "download_attachment", made.id)
    assert answer.content == LETTER
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="offer-of-a-flat.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    for member, status in ((cast.other, 404), (cast.officer, 403)):
        for name, more in (
            ("attachments", ()), ("attach", ()), ("download_attachment", (made.id,)),
            ("remove_attachment", (made.id,)),
        ):  # fmt: skip
            assert page_at(member, name, *more).status_code == status
    assert page_at(cast.ana, "remove_attachment", made.id, data={"sure": "1"}).status_code == 302
    assert page_at(cast.ana, "download_attachment", made.id).status_code == 404


def test_without_a_scanner_the_page_says_so_and_offers_nothing(
    cast: Cast, page_at: Any, settings: Any
) -> None:
    settings.CLAMD_ADDRESS = ""
    page = page_at(cast.ana, "attachments").content.decode()
    assert "no virus scanner is set up" in page
    assert reverse("support:attach", args=[cast.rosie.id]) not in page
