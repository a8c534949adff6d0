"""Accounts: the list, opening one, sending the link of a first password, closing."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access import actions
from wayside.access.gates import Request, page
from wayside.access.models import Account
from wayside.access.permissions import MANAGE_ACCOUNTS
from wayside.partners import actions as roles
from wayside.partners import presenters, queries
from wayside.partners.actions import looks
from wayside.partners.forms.accounts import SOMEBODY_ELSE, OpenAccountForm
from wayside.web import clock
from wayside.web.editing import carried_out
from wayside.web.paging import paged
from wayside.web.states import NotNow


@page(MANAGE_ACCOUNTS)
def accounts(request: Request) -> HttpResponse:
    """The accounts of the actor's areas, and those without any role."""
    words = request.GET.get("q", "").strip()[:100]
    rows = queries.accounts(visible_to=request.actor)
    if words:
        rows = rows.filter(Q(person__name__icontains=words) | Q(email__icontains=words))
    listed = paged(request, rows)
    looks.list_accounts(words=words, shown=len(listed), by=request.actor, now=clock.now())
    context = {
        "accounts": presenters.account_rows(listed, today=clock.today()),
        "paged": listed,
        "words": words,
    }
    return render(request, "partners/accounts.html", context)


@page(MANAGE_ACCOUNTS)
def open_account(request: Request) -> HttpResponse:
    """Open an account; where somebody has that name already, ask whether it is they."""
    name = request.POST.get("name", "")
    namesakes = queries.namesakes(name, visible_to=request.actor) if name.strip() else ()
    asked = "person" in request.POST
    form = OpenAccountForm(request.POST or None, namesakes=namesakes)
    if namesakes and not asked and request.method == "POST":
        form.is_valid()
        shown = len(namesakes)
        looks.list_accounts(words=name.strip(), shown=shown, by=request.actor, now=clock.now())
        return render(request, "partners/open_account.html", {"form": form})
    done = carried_out(request, form, lambda: _open(request, form, namesakes), field="email")
    if done:
        messages.success(
            request,
            _("The account is open and the link is on its way to %(email)s. Now give a role.")
            % {"email": done.result.email},
        )
        return redirect("partners:account", done.result.id)
    return render(request, "partners/open_account.html", {"form": form})


def _open(
    request: Request, form: OpenAccountForm, namesakes: Sequence[queries.Namesake]
) -> Account:
    chosen = form.cleaned_data.get("person", SOMEBODY_ELSE)
    known = (each.person for each in namesakes)
    person = next((each for each in known if str(each.id) == chosen), None)
    account = actions.open_account(
        name=form.cleaned_data["name"].strip(),
        email=form.cleaned_data["email"],
        person=person,
        by=request.actor,
        now=clock.now(),
    )
    _send_link(request, account)
    return account


@page(MANAGE_ACCOUNTS)
def account(request: Request, account_id: UUID) -> HttpResponse:
    """One account: its roles, whether a second factor stands, what may be done."""
    shown = _account(request, account_id)
    looks.open_account_page(account=shown, by=request.actor, now=clock.now())
    context = {
        "account": shown,
        "facts": presenters.account_facts(shown),
        "roles": [
            presenters.role_row(each, today=clock.today())
            for each in queries.memberships(visible_to=request.actor).filter(account=shown)
        ],
        "is_mine": shown.id == request.actor.account_id,
    }
    return render(request, "partners/account.html", context)


@page(MANAGE_ACCOUNTS)
@require_POST
def change_account(request: Request, account_id: UUID) -> HttpResponse:
    """Send the link again, close the account or open it again."""
    shown = _account(request, account_id)
    done = {
        "link": _("The link is on its way."),
        "close": _("The account is closed. Open sessions have ended."),
        "reopen": _("The account is open again."),
    }
    verb = request.POST.get("verb", "")
    try:
        if verb == "link":
            _send_link(request, shown)
        elif verb == "close":
            roles.close_account(account=shown, by=request.actor, now=clock.now())
        elif verb == "reopen":
            actions.reopen_account(account=shown, by=request.actor, now=clock.now())
    except NotNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done.get(verb, _("Nothing was changed.")))
    return redirect("partners:account", shown.id)


def _send_link(request: Request, account: Account) -> None:
    actions.send_set_up_link(
        account=account,
        origin=request.build_absolute_uri("/").rstrip("/"),
        by=request.actor,
        now=clock.now(),
    )


def _account(request: Request, account_id: UUID) -> Account:
    return get_object_or_404(queries.accounts(visible_to=request.actor), id=account_id)
