"""Addresses of what points to exploitation of one person."""

from django.urls import path

from wayside.safeguarding.slavery import views

urlpatterns = [
    path("", views.nrm, name="nrm"),
    path("begin/", views.begin, name="begin_nrm"),
    path("signs/", views.change, name="change_nrm"),
    path("told/", views.tell, name="tell_nrm"),
    path("notice/", views.make, name="nrm_make"),
    path("notices/<uuid:ms1_id>/ms1.pdf", views.pdf, name="ms1_pdf"),
    path("notices/<uuid:ms1_id>/ms1.json", views.as_json, name="ms1_json"),
    *(
        path(f"{verb.replace('_', '-')}/", views.step, {"verb": verb}, name=f"nrm_{verb}")
        for verb in views.STEPS
    ),
]
