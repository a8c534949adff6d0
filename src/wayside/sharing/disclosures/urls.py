"""Addresses of disclosures: of somebody, of one's own agency, and received."""

from django.urls import path

from wayside.sharing.disclosures.views import disclosing, received
from wayside.sharing.disclosures.views import own as views

urlpatterns = [
    path("people/<uuid:subject_id>/disclosures/", views.disclosures, name="disclosures"),
    path("people/<uuid:subject_id>/disclosures/new/", disclosing.disclose, name="disclose"),
    path("disclosures/", views.waiting, name="disclosures_waiting"),
    path("disclosures/<uuid:disclosure_id>/", views.disclosure, name="disclosure"),
    path("disclosures/<uuid:disclosure_id>/approve/", views.approve, name="approve_disclosure"),
    path("disclosures/<uuid:disclosure_id>/decline/", views.decline, name="decline_disclosure"),
    path("disclosures/<uuid:disclosure_id>/close/", views.close, name="close_disclosure"),
    path("received/", received.received, name="received"),
    path("received/<uuid:delivery_id>/", received.delivery, name="delivery"),
    path("received/<uuid:delivery_id>/reach/", received.reach, name="delivery_reach"),
    path("received/<uuid:delivery_id>/deleted/", received.deleted, name="confirm_deleted"),
]
