"""Addresses of sharing."""

from django.urls import include, path

from wayside.sharing.demands.urls import deciding_patterns

app_name = "sharing"
urlpatterns = [
    path("agreements/", include("wayside.sharing.agreements.urls")),
    path("people/<uuid:subject_id>/consent/", include("wayside.sharing.consent.urls")),
    path("people/<uuid:subject_id>/demands/", include("wayside.sharing.demands.urls")),
    path("demands/", include(deciding_patterns)),
    path("handovers/sent/", include("wayside.sharing.conversations.urls")),
    path("handovers/", include("wayside.sharing.handovers.urls")),
    path("protocol/", include("wayside.sharing.protocol.urls")),
    path("", include("wayside.sharing.disclosures.urls")),
    path("", include("wayside.sharing.oversight.urls")),
]
