"""Addresses of those who watch the work."""

from django.urls import path

from onewindow.web.watch import calendar, cases, overview, records

app_name = "watch"
urlpatterns = [
    path("", overview.overview, name="home"),
    path("/steps", overview.steps, name="steps"),
    path("/cases", cases.case_list, name="cases"),
    path("/cases/<str:number>", cases.case_page, name="case"),
    path("/cases/<str:number>/acts/<str:act>", cases.act, name="act"),
    path("/refused", records.refused, name="refused"),
    path("/breaches", records.breaches, name="breaches"),
    path("/calendar", calendar.calendar_page, name="calendar"),
    path("/calendar/day", calendar.set_day, name="set_day"),
    path("/calendar/year", calendar.load_year, name="load_year"),
]
