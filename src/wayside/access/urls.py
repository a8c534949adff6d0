"""Addresses of the session, and of mail: one's own notices, and the outbox in numbers."""

from django.urls import path

from wayside.access import views

app_name = "access"
urlpatterns = [
    path("session/stay/", views.stay, name="stay"),
    path("notices/", views.notices, name="notices"),
    path("mail/", views.mail, name="mail"),
    path("mail/resend/", views.resend, name="resend_mail"),
]
