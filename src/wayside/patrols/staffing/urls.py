"""Addresses of staffing, below an area."""

from django.urls import path

from wayside.patrols.staffing.views import drafts, duties, money, posts, rosters, unable

DRAFT = "roster/<uuid:roster_id>/"
LINE = f"{DRAFT}places/<uuid:line_id>/"
urlpatterns = [
    path("roster/", rosters.roster, name="roster"),
    path("roster/nights/", rosters.make_nights, name="make_nights"),
    path("roster/ask/", rosters.ask, name="ask_roster"),
    path("roster/mine/", duties.my_duties, name="my_duties"),
    path("roster/mine/<uuid:posting_id>/withdraw/", duties.withdraw, name="withdraw"),
    path("roster/mine/unable/", unable.mine, name="unable_mine"),
    path("roster/unable/", unable.everybody, name="unable"),
    path("roster/unable/<uuid:unable_id>/lift/", unable.lift, name="lift_unable"),
    path("roster/posts/<uuid:patrol_id>/", posts.wanted, name="wanted"),
    path("costs/", money.costs, name="costs"),
    path("costs/grants/<uuid:funding_id>/", money.terms, name="grant_terms"),
    path("costs/nights/<uuid:patrol_id>/", money.charge, name="charge_patrol"),
    path("costs/nights/<uuid:patrol_id>/again/", money.recheck, name="recheck_charge"),
    path("costs/nights/<uuid:patrol_id>/take-back/", money.take_back, name="take_charge_back"),
    path(DRAFT, drafts.draft, name="draft"),
    path(f"{DRAFT}again/", rosters.ask_again, name="ask_again"),
    path(f"{DRAFT}publish/", drafts.publish, name="publish_roster"),
    path(f"{DRAFT}discard/", drafts.discard, name="discard_roster"),
    path(f"{DRAFT}nights/<uuid:patrol_id>/", drafts.put_on, name="put_on"),
    path(f"{DRAFT}empty/<uuid:empty_id>/", drafts.empty_post, name="empty_post"),
    path(f"{LINE}lock/", drafts.lock, name="lock_line"),
    path(f"{LINE}take-off/", drafts.take_off, name="take_off"),
]
