"""Addresses of the protocol."""

from django.urls import path

from wayside.sharing.protocol import views

urlpatterns = [
    path("", views.protocol, name="protocol"),
    path("publish/", views.publish, name="publish_protocol"),
    path("concern/", views.concern, name="send_concern"),
    path("training/", views.training, name="protocol_training"),
    path("training/add/", views.add, name="add_protocol_training"),
    path("training/<uuid:protocol_training_id>/", views.attended, name="attended_training"),
    path("champions/", views.champions, name="champions"),
    path("champions/name/", views.name, name="name_champion"),
    path("champions/<uuid:champion_id>/end/", views.end, name="end_champion"),
    path("<uuid:protocol_version_id>/read/", views.read, name="read_protocol"),
    path("<uuid:protocol_version_id>/readers/", views.readers, name="protocol_readers"),
]
