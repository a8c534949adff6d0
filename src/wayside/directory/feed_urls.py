"""Addresses of the open feed, as Open Referral UK names them."""

from django.urls import path

from wayside.directory.views import feed

app_name = "feed"
urlpatterns = [
    path("", feed.about, name="about"),
    path("services", feed.services, name="services"),
    path("services/<str:identifier>", feed.service, name="service"),
    path("service_at_locations", feed.places, name="places"),
    path("service_at_locations/<str:identifier>", feed.place, name="place"),
    path("taxonomies", feed.taxonomies, name="taxonomies"),
    path("taxonomies/<str:identifier>", feed.taxonomy, name="taxonomy"),
    path("taxonomy_terms", feed.taxonomy_terms, name="taxonomy_terms"),
    path("taxonomy_terms/<str:identifier>", feed.taxonomy_term, name="taxonomy_term"),
]
