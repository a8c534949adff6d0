"""Addresses of one child's safeguarding."""

from django.urls import path

from wayside.safeguarding.children import views

urlpatterns = [path("", views.child, name="child")]
