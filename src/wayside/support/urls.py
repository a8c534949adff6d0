"""Addresses of support."""

from django.urls import include, path

from wayside.support.complaints.views import complaints
from wayside.support.conversations import views as conversations
from wayside.support.equality import views as equality
from wayside.support.gaps import views as gaps
from wayside.support.homelessness import views as homelessness
from wayside.support.homes.views import notices as homes
from wayside.support.isva import views as isva
from wayside.support.periods import views as periods
from wayside.support.referrals.views import asking, referring
from wayside.support.strands import views as strands
from wayside.support.timeline import views as timeline
from wayside.support.views import meetings, needs, plans, reviews, rounds

app_name = "support"
PERSON = "people/<uuid:person_id>/"

urlpatterns = [
    path("met/", rounds.met, name="met"),
    path("met/new/", rounds.met_new, name="met_new"),
    path("count/", rounds.count, name="count"),
    path("gaps/", gaps.gaps, name="gaps"),
    path("strands/", strands.counted, name="strand_counts"),
    path("due/", plans.due, name="due"),
    path("caseload/", include("wayside.support.caseload.urls")),
    path("statutory-periods/", homelessness.periods, name="statutory_periods"),
    path(
        "statutory-periods/<slug:milestone>/", homelessness.set_period, name="set_statutory_period"
    ),
    path("homes/count/", homes.count, name="count_homes"),
    path("homes/kept/", homes.kept_homes, name="kept_homes"),
    path("periods/", periods.periods, name="periods"),
    path("complaints/", include("wayside.support.complaints.urls")),
    path("groups/", include("wayside.support.groups.urls")),
    path(f"{PERSON}groups/", include("wayside.support.groups.people_urls")),
    path("housing/", include("wayside.support.housing.urls")),
    path(f"{PERSON}homes/", include("wayside.support.homes.urls")),
    path(f"{PERSON}homelessness/", include("wayside.support.homelessness.urls")),
    path(f"{PERSON}housing/", include("wayside.support.housing.people_urls")),
    path(f"{PERSON}sanctuary/", include("wayside.support.sanctuary.urls")),
    path("conversations/<uuid:handover_id>/", conversations.take_in, name="take_in_conversation"),
    path("volunteers/", include("wayside.support.peers.urls")),
    path(f"{PERSON}volunteers/", include("wayside.support.peers.people_urls")),
    path("equality/", equality.counts, name="equality_counts"),
    path(f"{PERSON}equality/", include("wayside.support.equality.urls")),
    path("supervision/", include("wayside.support.supervision.urls")),
    path(f"{PERSON}timeline/", timeline.timeline, name="timeline"),
    path(f"{PERSON}complaints/add/", complaints.add_of, name="add_complaint_of"),
    path(f"{PERSON}strands/", strands.choose, name="choose_strands"),
    path(f"{PERSON}stalking/", strands.screenings, name="screenings"),
    path(f"{PERSON}stalking/ask/", strands.screen, name="screen"),
    path(f"{PERSON}isva/", isva.path, name="isva"),
    path(f"{PERSON}isva/write/", isva.write, name="write_isva"),
    path(f"{PERSON}files/", include("wayside.support.attachments.urls")),
    path(f"{PERSON}ending/", include("wayside.support.endings.urls")),
    path("refer/", asking.from_field, name="refer_from_field"),
    path("referrals/", include("wayside.support.referrals.urls")),
    path(f"{PERSON}referrals/", referring.referrals_of, name="referrals_of"),
    path(f"{PERSON}referrals/new/", referring.refer, name="refer"),
    path(f"{PERSON}meetings/", meetings.story, name="story"),
    path(f"{PERSON}meetings/add/", meetings.add, name="add_meeting"),
    path(f"{PERSON}meetings/<uuid:meeting_id>/", meetings.tell, name="tell_more"),
    path(f"{PERSON}needs/", needs.needs, name="needs"),
    path(f"{PERSON}needs/note/", needs.note, name="note_needs"),
    path(f"{PERSON}needs/services-ask/", needs.ask_particulars, name="note_particulars"),
    path(f"{PERSON}plan/", plans.plan, name="plan"),
    path(f"{PERSON}plan/write/", plans.write, name="write_plan"),
    path(f"{PERSON}plan/review/", reviews.review, name="review_plan"),
    path(f"{PERSON}plan/steps/<uuid:step_id>/change/", reviews.change_step, name="change_step"),
    path(f"{PERSON}plan/steps/add/", plans.agree, name="agree_step"),
    path(f"{PERSON}plan/steps/<uuid:step_id>/", plans.move, name="move_step"),
    path(f"{PERSON}plan/movements/add/", plans.tell, name="tell_movement"),
]
