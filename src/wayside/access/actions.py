"""Opening and closing accounts, and the events of signing in."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from wayside.access.actor import ANONYMOUS, Actor
from wayside.access.models import Account, NaturalPerson
from wayside.access.permissions import MANAGE_ACCOUNTS, NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.notices import actions as notices
from wayside.notices.models import Notice
from wayside.notices.queries import counts, notices_of
from wayside.notices.vocabulary import NoticeState
from wayside.web.states import NotNow


@transaction.atomic
def open_account(
    *,
    name: str,
    email: str,
    by: Actor,
    now: datetime,
    person: NaturalPerson | None = None,
    password: str | None = None,
) -> Account:
    """Open an account for a person, known already or new; it opens nothing by itself."""
    require(by, MANAGE_ACCOUNTS)
    if Account.objects.filter(email=email.strip().lower()).exists():
        raise NotNow(_("There is an account with this e-mail address already."))
    holder = person or NaturalPerson.objects.create(name=name)
    account = Account.objects.create_user(email, person=holder, password=password)
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    _note(
        account,
        Operation.ADMINISTRATION,
        "access.open_account",
        by,
        now,
        fields=("email", "person"),
    )
    return account


@transaction.atomic
def close_account(*, account: Account, by: Actor, now: datetime) -> None:
    """Close an account at once, open sessions too; what its person did stays."""
    require(by, MANAGE_ACCOUNTS)
    if by.account_id == account.id:
        raise NotNow(_("You cannot close the account that you are using."))
    account.is_active = False
    account.save(update_fields=["is_active"])
    _note(account, Operation.ADMINISTRATION, "access.close_account", by, now, fields=("is_active",))


@transaction.atomic
def reopen_account(*, account: Account, by: Actor, now: datetime) -> None:
    """Open a closed account again; the roles that have not ended hold again."""
    require(by, MANAGE_ACCOUNTS)
    if by.person_id == account.person_id:
        raise NotNow(_("Nobody opens their own account again. Ask another administrator."))
    account.is_active = True
    account.save(update_fields=["is_active"])
    _note(
        account, Operation.ADMINISTRATION, "access.reopen_account", by, now, fields=("is_active",)
    )


@transaction.atomic
def send_set_up_link(*, account: Account, origin: str, by: Actor, now: datetime) -> None:
    """Mail the person a link to choose a password; ``origin`` is this service's address.

    The job is put in line in this transaction: without the event there is no mail.
    """
    require(by, MANAGE_ACCOUNTS)
    if not account.is_active:
        raise NotNow(_("This account is closed. Open it again first."))
    task = app.configure_task("access.send_set_up_link", queue="mail")
    task.defer(account_id=str(account.id), origin=origin)
    _note(account, Operation.ADMINISTRATION, "access.send_set_up_link", by, now)


@transaction.atomic
def note_account(
    *, account: Account, by: Actor, now: datetime, action: str, fields: tuple[str, ...] = ()
) -> None:
    """Somebody signed in or out, or changed or read what an account is signed in with; never
    what it is."""
    _note(account, Operation.ACCESS, action, by, now, fields=fields)


@transaction.atomic
def note_failed_sign_in(*, typed: str, by: Actor = ANONYMOUS, now: datetime) -> None:
    """A sign-in failed; the address typed is kept as a keyed hash only."""
    record(
        by=by,
        operation=Operation.ACCESS,
        action="access.sign_in_failed",
        search_terms=(typed,) if typed else (),
        now=now,
    )


@transaction.atomic
def note_refusal(*, refused: NotAllowed, by: Actor, now: datetime) -> None:
    """A page or an action was refused: the attempt is on the record."""
    record(
        by=by,
        operation=Operation.ACCESS,
        action="access.refuse",
        fields=(refused.permission.slug,),
        now=now,
    )


@look
def open_notices(*, by: Actor, now: datetime) -> QuerySet[Notice]:
    """One's own notices: whoever acts without a person has none."""
    found = notices_of(by.person_id) if by.person_id else Notice.objects.none()
    record(
        by=by,
        operation=Operation.LISTING,
        action="access.open_notices",
        record_type="notices.Notice",
        now=now,
    )
    return found


@look
def count_mail(*, by: Actor, now: datetime) -> dict[NoticeState, int]:
    """How much mail waits, left or failed: numbers alone, whoever asks."""
    require(by, MANAGE_ACCOUNTS)
    record(by=by, operation=Operation.ADMINISTRATION, action="access.count_mail", now=now)
    return counts()


@transaction.atomic
def resend_mail(*, by: Actor, now: datetime) -> int:
    """Put the mail that failed in line again; how many that was."""
    require(by, MANAGE_ACCOUNTS)
    return notices.resend(by=by, now=now)


def _note(
    account: Account,
    operation: Operation,
    action: str,
    by: Actor,
    now: datetime,
    *,
    fields: tuple[str, ...] = (),
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="access.Account",
        record_id=account.id,
        fields=fields,
        now=now,
    )
