"""One question a page until the list is final; the address carries the answers, and nothing else remembers them (M12)."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onewindow.catalogue.queries import checklist
from onewindow.web.public.choice import AskedQuestion, address, asked_questions, read_choice, with_answer
from onewindow.web.public.guide import in_force, no_guide
from onewindow.web.session import Request


@require_safe
def question(request: Request, code: str) -> HttpResponse:
    """Ask the next open question, or the one at `?ask=` again; when none is open, lead to the materials."""
    version = in_force(request, code)
    if version is None:
        return no_guide(request, code)
    listed = checklist(version)
    chosen, outdated = read_choice(listed, request.GET.getlist("situation"))
    questions = asked_questions(listed, chosen)
    now = _now(questions, request.GET.get("ask", ""))
    if now is None:
        return HttpResponseRedirect(address("guide_item", code, chosen) + "#needed")
    before = questions[: questions.index(now)]
    context = {
        "item": listed,
        "centre": version.item.department.centre,
        "now": now,
        "number": len(before) + 1,
        "outdated": outdated,
        "answers": [
            {
                "name": answer.name,
                "current": answer == now.answer,
                "href": address("guide_questions", code, with_answer(listed, now, answer.id or 0, chosen)),
            }
            for answer in now.answers
        ],
        "back": address("guide_questions", code, chosen, ask=before[-1].place)
        if before
        else address("guide_item", code, chosen),
        "before": [(each, address("guide_questions", code, chosen, ask=each.place)) for each in before],
    }
    return render(request, "public/guide_question.html", context)


def _now(questions: list[AskedQuestion], place: str) -> AskedQuestion | None:
    again = next((each for each in questions if str(each.place) == place), None)
    return again or next((each for each in questions if each.answer is None), None)
