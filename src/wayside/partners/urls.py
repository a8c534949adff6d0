"""Addresses of the partnership's pages."""

from django.urls import path

from wayside.partners.views import (
    accounts,
    agencies,
    areas,
    funding,
    members,
    programmes,
    proposals,
)

app_name = "partners"
urlpatterns = [
    path("", areas.areas, name="areas"),
    path("areas/open/", areas.open_area, name="open_area"),
    path("areas/<slug:slug>/", areas.area, name="area"),
    path("areas/<slug:slug>/change/", areas.change_area, name="change_area"),
    path("areas/<slug:slug>/boundaries/", areas.load_boundaries, name="load_boundaries"),
    path("areas/<slug:slug>/take-up/", areas.take_up, name="take_up"),
    path("areas/<slug:slug>/take-up/open/", areas.open_area_from, name="open_area_from"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies/register/", agencies.register_agency, name="register_agency"),
    path("agencies/<slug:slug>/", agencies.agency, name="agency"),
    path("agencies/<slug:slug>/change/", agencies.change_agency, name="change_agency"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/start/", programmes.start_programme, name="start_programme"),
    path("programmes/<uuid:programme_id>/", programmes.programme, name="programme"),
    path(
        "programmes/<uuid:programme_id>/change/",
        programmes.change_programme,
        name="change_programme",
    ),
    path(
        "programmes/<uuid:programme_id>/settings/",
        programmes.change_settings,
        name="change_settings",
    ),
    path("programmes/<uuid:programme_id>/grants/", funding.add_funding, name="add_funding"),
    path("grants/", funding.funding, name="funding"),
    path("grants/<uuid:funding_id>/", funding.change_funding, name="change_funding"),
    path("members/", members.members, name="members"),
    path("members/give/", members.give_role, name="give_role"),
    path("members/<uuid:membership_id>/end/", members.end_membership, name="end_membership"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/<uuid:proposal_id>/", proposals.proposal, name="proposal"),
    path("proposals/<uuid:proposal_id>/confirm/", proposals.confirm, name="confirm"),
    path("proposals/<uuid:proposal_id>/decline/", proposals.decline, name="decline"),
    path("proposals/<uuid:proposal_id>/withdraw/", proposals.withdraw, name="withdraw"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/open/", accounts.open_account, name="open_account"),
    path("accounts/<uuid:account_id>/", accounts.account, name="account"),
    path("accounts/<uuid:account_id>/change/", accounts.change_account, name="change_account"),
    path("role/", members.choose_role, name="choose_role"),
]
