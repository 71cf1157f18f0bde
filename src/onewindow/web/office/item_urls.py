"""Addresses of what explains an item: its samples, points and answers."""

from django.urls import path

from onewindow.web.office import answers, points, samples

urlpatterns = [
    path("/items/<str:code>/points", points.points, name="points"),
    path("/items/<str:code>/points/<int:point>", points.change, name="change_point"),
    path("/items/<str:code>/answers", answers.answer_list, name="answers"),
    path("/items/<str:code>/answers/new", answers.answer, name="new_answer"),
    path("/items/<str:code>/answers/recheck", answers.recheck, name="recheck_answers"),
    path("/items/<str:code>/answers/manual", answers.print_all, name="print_manual"),
    path("/items/<str:code>/answers/manual/<uuid:manual_id>.pdf", answers.manual, name="manual"),
    path("/items/<str:code>/answers/<int:number>", answers.answer, name="answer"),
    path("/items/<str:code>/answers/<int:number>/withdraw", answers.withdraw, name="withdraw_answer"),
    path("/items/<str:code>/samples", samples.sample_list, name="samples"),
    path("/items/<str:code>/samples/<uuid:sample_id>.webp", samples.sample_picture, name="sample_picture"),
    path("/items/<str:code>/samples/<str:material>", samples.sample, name="sample"),
    path("/items/<str:code>/samples/<str:material>/withdraw", samples.withdraw, name="withdraw_sample"),
]
