"""The address of the lists for adults at risk."""

from django.urls import path

from wayside.safeguarding.adults import views

urlpatterns = [path("", views.adults, name="adults")]
