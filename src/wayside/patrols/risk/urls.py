"""Addresses of risk assessments, nights and check-ins, below an area."""

from django.urls import path

from wayside.patrols.risk.views import alarms, deciding, nights, templates, writing

PATROL = "weeks/<str:week>/patrols/<uuid:patrol_id>/"
urlpatterns = [
    path("risk-template/", templates.template, name="risk_template"),
    path("check-ins/", alarms.alarms, name="alarms"),
    path("check-ins/<uuid:check_in_id>/", alarms.settle, name="settle_alarm"),
    path(f"{PATROL}risk/", writing.risk, name="risk"),
    path(f"{PATROL}risk/start/", writing.start, name="start_risk"),
    path(f"{PATROL}risk/write/", writing.write, name="write_risk"),
    path(f"{PATROL}risk/submit/", writing.submit, name="submit_risk"),
    path(f"{PATROL}risk/approve/", deciding.approve, name="approve_risk"),
    path(f"{PATROL}risk/send-back/", deciding.send_back, name="send_back_risk"),
    path(f"{PATROL}night/", nights.night, name="night"),
    path(f"{PATROL}night/go-out/", nights.go_out, name="go_out"),
    path(f"{PATROL}night/check-in/", nights.check_in, name="check_in"),
]
