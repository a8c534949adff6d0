"""A check-in is nowhere else: not in the trail's pages and exports, feeds, mail, logs or errors,
nor in what raw SQL says to anybody but the person and the lead named."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import DatabaseError, connection, transaction
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.web.states import NotNow
from wayside.workforce import actions
from wayside.workforce.models import WellbeingCheckIn, Worker
from wayside.workforce.tests import factories as force
from wayside.workforce.tests.test_wellbeing import SECRET, Cast, asking, cast, say

__all__ = ["cast"]
WORDS = (SECRET, "doorway", "Something stays with me", "shaken")
STATEMENTS = (
    "SELECT * FROM workforce_wellbeingcheckin",
    "SELECT count(*) FROM workforce_wellbeingcheckin HAVING count(*) > 0",
    "SELECT note FROM workforce_worker w JOIN workforce_wellbeingcheckin c ON c.worker_id = w.id",
    "DELETE FROM workforce_wellbeingcheckin RETURNING note",
    "UPDATE workforce_wellbeingcheckin SET lead_id = person_id RETURNING note",
    "SELECT most_common_vals FROM pg_stats WHERE tablename = 'workforce_wellbeingcheckin'",
)


@pytest.mark.parametrize("role", list(Role))
def test_raw_sql_says_nothing_to_any_other_role(cast: Cast, role: Role) -> None:
    other = partners.member(role, area=cast.area, agency=cast.worker.agency)
    with asking(partners.actor_of(other)), connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement)
            assert cursor.fetchall() == [], statement


def test_the_applications_role_cannot_open_the_table_to_itself(cast: Cast) -> None:
    for statement in (
        "ALTER TABLE workforce_wellbeingcheckin DISABLE ROW LEVEL SECURITY",
        "DROP POLICY person_and_lead_read ON workforce_wellbeingcheckin",
        "CREATE POLICY everybody ON workforce_wellbeingcheckin USING (true)",
        "SET ROLE wayside_owner",
    ):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL row_security = off")
        with pytest.raises(DatabaseError):
            cursor.execute("SELECT * FROM workforce_wellbeingcheckin")
        transaction.set_rollback(True)


def test_the_trails_pages_and_export_hold_nothing_of_it(cast: Cast) -> None:
    with asking(partners.actor_of(cast.lead)):
        list(actions.read_check_ins(by=partners.actor_of(cast.lead), now=force.NOW))
    client = Client()
    partners.sign_in(
        client,
        partners.member(Role.GOVERNANCE_OFFICER, area=cast.area, agency=cast.own.agency),
    )
    story = f"workforce.WellbeingCheckIn/{cast.said.id}"
    shown = ""
    for path in ("", "people/", "records/", f"records/{story}/", "days/", "export/", "trail/"):
        page = client.get(f"/governance/audit/{path}")
        assert page.status_code in (200, 302, 405), path
        body = page.getvalue()
        shown += body.decode(errors="replace")
    assert "how they are" in shown
    for word in WORDS:
        assert word not in shown


def test_calendars_and_mail_say_nothing_of_it(cast: Cast, mailoutbox: list[Any]) -> None:
    by = partners.actor_of(cast.own)
    secret = actions.make_feed(worker=cast.worker, by=by, now=force.NOW)
    feed = Client().get(f"/calendars/{secret}.ics")
    outbox = " ".join(
        str(row) for row in apps.get_model("notices", "Notice").objects.all().values()
    )
    for word in WORDS:
        assert word not in feed.content.decode()
        assert word not in outbox + str([each.body for each in mailoutbox])


def test_there_is_no_admin_and_no_interface_that_could_show_it(cast: Cast) -> None:
    assert not apps.is_installed("django.contrib.admin") or not admin.site.is_registered(
        WellbeingCheckIn
    )
    client = Client()
    partners.sign_in(client, partners.member(Role.ADMINISTRATOR, area=cast.area))
    for path in (
        "/admin/",
        "/admin/workforce/wellbeingcheckin/",
        f"/api/workforce/check-ins/{cast.said.id}/",
        f"/lambeth/my-time/check-ins/{cast.said.id}/",
    ):
        assert client.get(path).status_code == 404


def test_a_refusal_shows_the_words_to_their_writer_alone_and_the_log_holds_none(
    cast: Cast, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    client = Client()
    partners.sign_in(client, cast.own)
    url = f"/{cast.area.slug}/my-time/check-ins/write/"
    page = client.post(url, {"night": "1/1/1918", "how": "shaken", "text": SECRET})
    assert SECRET in page.content.decode()
    for member in (cast.lead, partners.member(Role.COORDINATOR, area=cast.area)):
        partners.sign_in(client, member)
        wrong = client.post(f"/{cast.area.slug}/my-time/check-ins/take-back/", {"check_in": "x"})
        assert wrong.status_code == 404
        assert SECRET not in wrong.content.decode()
    assert SECRET not in caplog.text + "".join(capfd.readouterr())


def test_the_database_refuses_in_words_that_hold_nothing_of_it(cast: Cast) -> None:
    row = {"worker": cast.worker, "night": force.TODAY, "how": "well", "written_at": force.NOW}
    with pytest.raises(DatabaseError) as refused, asking(partners.actor_of(cast.lead)):
        WellbeingCheckIn.objects.create(person=cast.worker.person, note=SECRET, **row)
    assert SECRET not in str(refused.value)


def test_a_lead_named_meanwhile_reads_nothing_that_was_meant_for_another(cast: Cast) -> None:
    coordinator = partners.member(Role.COORDINATOR, area=cast.area)
    client = Client()
    partners.sign_in(client, cast.own)
    url = f"/{cast.area.slug}/my-time/check-ins/write/"
    told = client.get(url).context["form"]["lead"].value()
    Worker.objects.filter(id=cast.worker.id).update(wellbeing_lead=coordinator.person)
    sent = {"night": "29/6/2018", "how": "tired", "text": SECRET, "lead": told}
    page = client.post(url, sent)
    shown = page.content.decode()
    assert "Nothing is sent" in shown
    assert SECRET in shown
    assert f"Read by you and {coordinator.person.name}" in shown
    with asking(partners.actor_of(coordinator)):
        assert not WellbeingCheckIn.objects.exists()
    again = {**sent, "lead": page.context["form"]["lead"].value()}
    assert client.post(url, again).status_code == 302


def test_an_action_told_of_another_lead_refuses(cast: Cast) -> None:
    by = partners.actor_of(cast.own)
    with pytest.raises(NotNow, match="Nothing is sent"), asking(by):
        say(cast.worker, by, told_lead_id=None)


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        (Role.WARD_SERGEANT, "who also decides about your patrols, as: Ward sergeant"),
        (Role.COORDINATOR, "who also decides about your patrols, as: Coordinator"),
        (Role.PARTNER_WORKER, "who decides nothing about your patrols"),
    ],
)
def test_the_person_is_told_what_else_the_lead_decides(
    cast: Cast, role: Role, sentence: str
) -> None:
    lead = partners.member(role, area=cast.area)
    Worker.objects.filter(id=cast.worker.id).update(wellbeing_lead=lead.person)
    client = Client()
    partners.sign_in(client, cast.own)
    shown = client.get(f"/{cast.area.slug}/my-time/check-ins/write/").content.decode()
    assert f"The coordinator named {lead.person.name}, {sentence}" in shown
