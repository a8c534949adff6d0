"""Addresses of the MARAC: of one person, and its own."""

from django.urls import path

from wayside.safeguarding.marac.views import cases, changing, figures, hearing, meetings, referring

OF_PERSON = [
    path("", referring.referrals, name="marac_of"),
    path("refer/", referring.refer, name="refer_to_marac"),
]
OWN = [
    path("", cases.marac, name="marac"),
    path("set-up/", cases.set_up, name="set_up_marac"),
    path("seats/", cases.seat, name="give_seat"),
    path("seats/<uuid:seat_id>/end/", cases.end_seat, name="end_seat"),
    path("receive/", cases.receive, name="receive_referral"),
    path("cases/<uuid:case_id>/", cases.case, name="marac_case"),
    path("cases/<uuid:case_id>/move/", cases.move, name="move_case"),
    path("cases/<uuid:case_id>/repeat/", cases.repeat, name="decide_repeat"),
    path("cases/<uuid:case_id>/transfer/", cases.transfer, name="transfer_case"),
    path("meetings/plan/", meetings.plan, name="plan_meeting"),
    path("meetings/<uuid:marac_meeting_id>/", meetings.meeting, name="marac_meeting"),
    path("meetings/<uuid:marac_meeting_id>/move/", meetings.move, name="move_meeting"),
    path(
        "meetings/<uuid:marac_meeting_id>/reschedule/",
        changing.reschedule,
        name="reschedule_meeting",
    ),
    path("meetings/<uuid:marac_meeting_id>/cancel/", changing.cancel, name="cancel_meeting"),
    path(
        "meetings/<uuid:marac_meeting_id>/add/<uuid:case_id>/", meetings.add, name="put_on_agenda"
    ),
    path("agenda/<uuid:item_id>/order/", meetings.order, name="order_agenda"),
    path("agenda/<uuid:item_id>/", hearing.hear, name="hear"),
    path("agenda/<uuid:item_id>/minutes/", hearing.minutes, name="write_minutes"),
    path("agenda/<uuid:item_id>/research/", hearing.research, name="write_research"),
    path("actions/", hearing.action_list, name="marac_actions"),
    path("actions/<uuid:action_id>/", hearing.answer, name="answer_action"),
    path("figures/", figures.this_quarter, name="marac_quarter"),
    path("figures/<int:year>/<int:number>/", figures.figures, name="marac_figures"),
    path("figures/<int:year>/<int:number>/file/", figures.figures_file, name="marac_file"),
]
