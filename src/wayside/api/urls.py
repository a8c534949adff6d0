"""Addresses of the API, and of the pages of its tokens."""

from django.urls import URLPattern, URLResolver, path

from wayside.api.v1.application import api
from wayside.api.v1.gate import marked
from wayside.api.views import document, tokens

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("tokens/", tokens.own, name="tokens"),
    path("tokens/new/", tokens.make, name="make_token"),
    path("tokens/watched/", tokens.watched, name="watched_tokens"),
    path("tokens/<uuid:token_id>/revoke/", tokens.revoke, name="revoke_token"),
    path("tokens/<uuid:token_id>/agree/", tokens.agree, name="agree_token"),
    path("v1/openapi.json", document.openapi, name="openapi"),
    path("v1/", (marked(api.urls[0]), "v1", "v1")),
]
