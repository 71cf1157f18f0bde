"""Who may collect the result of a case."""

from django.utils.translation import gettext as _

from onewindow.cases.models import Case
from onewindow.organisation.models import Applicant
from onewindow.web.case.lines import CaseSheet
from onewindow.web.words import date


def recipients_of(case: Case, sheet: CaseSheet) -> list[tuple[str, str, str]]:
    """Who may collect: name, how the page calls it, and what to compare. An organisation sends its agent."""
    who = sheet.who
    applicant = (who.name, _("%(name)s（申请人）") % {"name": who.name}, f"{who.number_kind} {who.number}")
    if who.agent is None:
        return [applicant]
    until = _("，委托至 %(day)s") % {"day": date(who.agent.until)} if who.agent.until else ""
    agent = (
        who.agent.name,
        _("%(name)s（代办人）") % {"name": who.agent.name},
        _("证件 %(number)s，委托权限：%(scope)s%(until)s")
        % {"number": who.agent.number, "scope": who.agent.scope, "until": until},
    )
    natural = case.applicant_kind == Applicant.Kind.NATURAL
    return [applicant, agent] if natural else [agent, applicant]
