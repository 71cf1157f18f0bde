"""Addresses of those who watch the work."""

from django.urls import path

from onewindow.web.coverage.urls import paths as coverage_paths
from onewindow.web.findings.urls import findings_under
from onewindow.web.watch import assessment, calendar, cases, overview, raising, records, rules, samples
from onewindow.web.watch.hats import COVERAGE, WATCHING

app_name = "watch"
urlpatterns = [
    path("", overview.overview, name="home"),
    path("/steps", overview.steps, name="steps"),
    path("/cases", cases.case_list, name="cases"),
    path("/cases/<str:number>", cases.case_page, name="case"),
    path("/cases/<str:number>/acts/<str:act>", cases.act, name="act"),
    path("/refused", records.refused, name="refused"),
    path("/breaches", records.breaches, name="breaches"),
    *coverage_paths(*COVERAGE),
    path("/calendar", calendar.calendar_page, name="calendar"),
    path("/calendar/day", calendar.set_day, name="set_day"),
    path("/calendar/year", calendar.load_year, name="load_year"),
    path("/samples", samples.sample_list, name="samples"),
    path("/samples/<str:month>", samples.sample_page, name="sample"),
    path("/samples/<str:month>/again", samples.again, name="sample_again"),
    path("/samples/<str:month>/cases/<str:number>", samples.check_page, name="check"),
    path("/findings/new", raising.new, name="new_finding"),
    *findings_under("", *WATCHING),
    path("/assessment", assessment.overview, name="assessment"),
    path("/assessment/<str:side>/<int:unit>", assessment.sheet, name="assessed"),
    path("/assessment/<str:side>/<int:unit>/<str:figure>", assessment.behind, name="assessed_figure"),
    path("/sheets/<uuid:sheet_id>", assessment.paper, name="sheet"),
    path("/rules", rules.rules, name="rules"),
]
