"""Addresses of the information governance officer's pages."""

from django.urls import include, path

from wayside.governance.views import events, tallies, trail

app_name = "governance"
urlpatterns = [
    path("audit/", events.audit, name="audit"),
    path("audit/sign-ins/", events.unclaimed, name="unclaimed"),
    path("audit/people/", tallies.people, name="people"),
    path("audit/records/", tallies.records, name="records"),
    path("audit/records/<str:record_type>/<uuid:record_id>/", events.story, name="story"),
    path("audit/days/", tallies.days, name="days"),
    path("audit/export/", events.export, name="export"),
    path("audit/trail/", trail.trail, name="trail"),
    path("audit/trail/check/", trail.check, name="check"),
    path("access/", include("wayside.governance.subject_access.urls")),
    path("people/<uuid:person_id>/corrections/", include("wayside.governance.corrections.urls")),
    path("erasure/", include("wayside.governance.erasure.urls")),
    path("rights/", include("wayside.governance.rights.urls")),
    path("retention/", include("wayside.governance.retention.urls")),
]
