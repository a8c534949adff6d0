"""The address of the first page."""

from django.urls import path

from wayside.home import views

app_name = "home"
urlpatterns = [path("", views.start, name="start")]
