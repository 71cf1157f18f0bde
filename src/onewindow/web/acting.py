"""One act from a form on a case's page: what was typed, the refusal beside it, and the papers that it issued."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _

from onewindow.cases.models import Case
from onewindow.cases.words import ACT_NAMES
from onewindow.documents.models import Document
from onewindow.lib.ids import new_id
from onewindow.lib.refusal import InvalidInputs, NotFound, Refused
from onewindow.web.session import StaffRequest

LONGEST_KEY = 100
Read = Callable[[StaffRequest], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Blank:
    """One field of an act's form; `rows` of 1 is a single line."""

    name: str
    label: str | Promise
    help: str | Promise = ""
    rows: int = 3
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ActForm:
    """How a page offers one act: its function, its blanks, and what its button says.

    `read` makes the arguments of the function from the request; without it the blanks are the arguments.
    What blanks cannot say, the page adds. `tone` is primary, secondary or danger; `names` are the words for the acts.
    """

    act: StrEnum
    do: Callable[..., Any]
    submit: str | Promise
    blanks: tuple[Blank, ...] = ()
    note: str | Promise = ""
    tone: str = "secondary"
    read: Read | None = None
    names: Mapping[Any, str | Promise] = field(default_factory=lambda: ACT_NAMES)

    @property
    def title(self) -> str:
        return str(self.names[self.act])

    def arguments(self, request: StaffRequest) -> dict[str, Any]:
        if self.read:
            return self.read(request)
        return {blank.name: request.POST.get(blank.name, "") for blank in self.blanks}


@dataclass(frozen=True, slots=True)
class Tried:
    """An act that was refused: what was typed, and what is wrong with it."""

    act: str
    typed: Mapping[str, str]
    refusals: list[Refused]
    status: int


@dataclass(frozen=True, slots=True)
class Offer:
    """An act's form as a page shows it: with its idempotency key, and with what was typed when it was refused.

    `lead` is the act that most likely comes next.
    """

    form: ActForm
    href: str
    lead: bool = False
    open: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    refusals: list[Refused] = field(default_factory=list)
    key: str = field(default_factory=lambda: str(new_id()))

    @property
    def errors(self) -> dict[str, str]:
        """The sentence for each field at fault."""
        return {refusal.field: str(refusal) for refusal in self.refusals if refusal.field}

    @property
    def summary(self) -> list[tuple[str, Refused]]:
        """All that is wrong, each with the place of its field, for the top of the form."""
        return [(self.place(refusal.field or ""), refusal) for refusal in self.refusals]

    def place(self, name: str) -> str:
        """The id of a field of this form; ids carry the act, because several forms stand on one page."""
        return f"{self.form.act}-{name.replace('.', '-')}" if name else ""


def perform_form(request: StaffRequest, form: ActForm, number: str, back: str) -> HttpResponseRedirect | Tried:
    """Do the act that was posted and lead back with a message, or return what was refused. Raises NotFound."""
    try:
        arguments = form.arguments(request)
        key = request.POST.get("key", "")[:LONGEST_KEY] or None
        case = form.do(number=number, by=request.actor, at=request.at, key=key, **arguments)
    except NotFound:
        raise
    except Refused as refusal:
        return tried_by(request, form.act, refusal)
    messages.success(request, done_message(case, form.title))
    return HttpResponseRedirect(back)


def tried_by(request: StaffRequest, act: str, refusal: Refused) -> Tried:
    """What was typed and what is wrong with it, after a refusal."""
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    refusals = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal]
    return Tried(act, typed, refusals, refusal.status)


def answer_act(
    request: StaffRequest,
    forms: Mapping[Any, ActForm],
    act: str,
    *,
    number: str,
    back: str,
    page: Callable[[StaffRequest, str, Tried], HttpResponse],
) -> HttpResponse:
    """Answer the address of one act: done, it leads `back`; refused, it shows `page` with what was typed.

    Read again, as after a reload, the address leads to the case. Raises Http404 for an act that the page doesn't offer.
    """
    form = forms.get(act)
    if form is None:
        raise Http404
    if request.method == "GET":
        return HttpResponseRedirect(back)
    answer = perform_form(request, form, number, back)
    return page(request, number, answer) if isinstance(answer, Tried) else answer


def done_message(case: Case, title: str) -> str:
    """“延期”已办好，with the papers that the act issued, to open and print."""
    last = case.events.order_by("-sequence").first()
    numbers = last.detail.get("papers", []) if last else []
    papers = Document.objects.filter(case_paper__case=case, number__in=numbers)
    done = _("“%(act)s”已办好。") % {"act": title}
    for paper in papers:
        href = reverse("papers:paper", args=[paper.pk])
        done = format_html(
            '{} <a href="{}" target="_blank" rel="noopener" data-view="pdf">{}</a>',
            done,
            href,
            _("打开%(paper)s") % {"paper": paper.get_kind_display()},
        )
    return cast(str, done)


def offers(
    forms: Mapping[Any, ActForm],
    allowed: Collection[Any],
    *,
    href: Callable[[Any], str],
    tried: Tried | None = None,
    lead: StrEnum | None = None,
    drafts: Mapping[Any, Mapping[str, str]] | None = None,
) -> list[Offer]:
    """The forms of the acts that are allowed now, in the order of `forms`.

    The one that was refused stays open, otherwise `lead` is; `drafts` is what a form begins with.
    """
    drafts = drafts or {}
    shown = [form for act, form in forms.items() if act in allowed or (tried and tried.act == act)]
    return [
        Offer(form, href(form.act), form.act == lead, True, tried.typed, tried.refusals)
        if tried and tried.act == form.act
        else Offer(form, href(form.act), form.act == lead, not tried and form.act == lead, drafts.get(form.act, {}))
        for form in shown
    ]
