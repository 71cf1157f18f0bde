"""Addresses for everybody: no sign-in."""

from django.urls import path

from onewindow.web.public import authorisation, front, guide, guide_questions, progress, samples, verification

urlpatterns = [
    path("", front.front, name="front"),
    path("progress", progress.progress_page, name="progress"),
    path("guide", guide.guide, name="guide"),
    path("guide/<str:code>", guide.guide_item, name="guide_item"),
    path("guide/<str:code>/questions", guide_questions.question, name="guide_questions"),
    path("guide/<str:code>/samples/<uuid:sample_id>.webp", samples.sample_picture, name="sample_picture"),
    path("guide/<str:code>/samples/<str:material>", samples.sample, name="guide_sample"),
    path("guide/<str:code>/qr.svg", guide.guide_qr, name="guide_qr"),
    path("authorisation/<str:code>", authorisation.authorisation, name="authorisation"),
    path("authorisation/<str:code>/qr.svg", authorisation.authorisation_qr, name="authorisation_qr"),
    path("v", verification.code_form, name="verify"),
    path("v/<str:token>", verification.paper, name="verification"),
]
