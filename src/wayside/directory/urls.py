"""Addresses of the directory's pages."""

from django.urls import path

from wayside.directory.views import entries, listing, reach, settings, steps, terms

app_name = "directory"
urlpatterns = [
    path("", listing.services, name="services"),
    path("review/", listing.review, name="review"),
    path("settings/", settings.settings, name="settings"),
    path("organizations/", settings.organizations, name="organizations"),
    path("organizations/add/", settings.add_organization, name="add_organization"),
    path(
        "organizations/<uuid:organization_id>/",
        settings.change_organization,
        name="change_organization",
    ),
    path("services/add/", entries.add_service, name="add_service"),
    path("services/<uuid:service_id>/", listing.service, name="service"),
    path("services/<uuid:service_id>/change/", entries.change_service, name="change_service"),
    path("services/<uuid:service_id>/takes/", terms.change_terms, name="change_terms"),
    path("services/<uuid:service_id>/reach/", reach.change_reach, name="change_reach"),
    path("services/<uuid:service_id>/place/", reach.change_place, name="change_place"),
    path("services/<uuid:service_id>/place/remove/", steps.remove_place, name="remove_place"),
    path("services/<uuid:service_id>/confirm/", steps.confirm, name="confirm"),
    path("services/<uuid:service_id>/close/", steps.close, name="close"),
    path("services/<uuid:service_id>/reopen/", steps.reopen, name="reopen"),
    path("services/<uuid:service_id>/confidential/", steps.conceal, name="conceal"),
    path("services/<uuid:service_id>/open/", steps.reveal, name="reveal"),
]
