"""Addresses of training: what a clerk takes, what a department teaches, what the centre oversees."""

from django.urls import path

from onewindow.web.training import courses, exams, home, opening, overview, passes

app_name = "training"
urlpatterns = [
    path("training", home.home, name="home"),
    path("training/courses/<int:course_id>", courses.course, name="course"),
    path("training/courses/<int:course_id>/acts/<str:act>", courses.act, name="act"),
    path("training/exams/<uuid:exam_id>", exams.exam, name="exam"),
    path("training/passes/<uuid:pass_id>", passes.training_pass, name="pass"),
    path("training/passes/<uuid:pass_id>/sheet", passes.sheet, name="sheet"),
    path("office/training", opening.courses, name="office"),
    path("office/training/overview", overview.of_department, name="department"),
    path("centre/training", overview.of_centre, name="centre"),
]
