"""What a person asks for, as the doors hand it in: plain values, checked here once for pages, API and import alike."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from onewindow.cases.rules import Channel, CollectAt, Verdict
from onewindow.lib.identifiers import check_mobile, check_number
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.lib.typed_text import FieldMissing, FieldWrong, require_text
from onewindow.organisation.models import Applicant

LABELS = {
    "applicant.name": _("姓名或名称"),
    "applicant.kind": _("申请人类别"),
    "applicant.number_kind": _("证件类型"),
    "applicant.number": _("证件号码"),
    "applicant.phone": _("手机号码"),
    "applicant.representative": _("法定代表人"),
    "applicant.address": _("住址"),
    "agent.name": _("代办人姓名"),
    "agent.number": _("代办人证件号码"),
    "agent.scope": _("委托权限"),
    "agent.until": _("委托期限"),
    "channel": _("渠道"),
    "collect_at": _("领取地点"),
}
NATURAL_KINDS = ("id_card", "passport", "hmt_permit", "residence_card")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantInput:
    kind: str
    name: str
    number_kind: str
    number: str
    phone: str = ""
    representative: str = ""
    address: str = ""
    name_change_confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentInput:
    """Who acts for the applicant, under a letter of authority with its scope and term (行政许可法 29)."""

    name: str
    number: str
    phone: str = ""
    scope: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialInput:
    """One material as found at the window; `code` is that of the list."""

    code: str
    verdict: str = Verdict.PENDING
    remark: str = ""
    original_seen: bool = False
    copies_kept: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    item_code: str
    applicant: ApplicantInput
    agent: AgentInput | None = None
    channel: str = Channel.COUNTER
    collect_at: str = CollectAt.HOME
    situations: tuple[int, ...] = ()
    materials: tuple[MaterialInput, ...] = field(default=())


def checked(application: Application, today: date) -> Application:
    """Return the application with its numbers in normal form.

    Refuses with InvalidInputs: all faults at once, each naming its field and the way out.
    """
    faults: list[Refused] = []
    applicant, agent = application.applicant, application.agent
    natural = applicant.kind == Applicant.Kind.NATURAL
    name = _text(faults, "applicant.name", applicant.name, 100)
    representative = _text(faults, "applicant.representative", applicant.representative, 50, optional=True)
    address = _text(faults, "applicant.address", applicant.address, 200, optional=True)
    _choice(faults, "applicant.kind", applicant.kind, Applicant.Kind.values)
    _choice(faults, "applicant.number_kind", applicant.number_kind, NATURAL_KINDS if natural else ("credit_code",))
    _choice(faults, "channel", application.channel, list(Channel))
    _choice(faults, "collect_at", application.collect_at, list(CollectAt))
    number = _number(faults, "applicant.number", applicant.number_kind, applicant.number, today)
    phone = _phone(faults, "applicant.phone", applicant.phone)
    applicant = replace(
        applicant, name=name, number=number, phone=phone, representative=representative, address=address
    )
    if agent:
        name, scope = _text(faults, "agent.name", agent.name, 50), _text(faults, "agent.scope", agent.scope, 200)
        number = _number(faults, "agent.number", "id_card", agent.number, today)
        phone = _phone(faults, "agent.phone", agent.phone)
        agent = replace(agent, name=name, scope=scope, number=number, phone=phone)
        if agent.until and agent.until < today:
            faults.append(FieldWrong(field="agent.until", label=LABELS["agent.until"], value=agent.until))
    if faults:
        raise InvalidInputs(faults)
    return replace(application, applicant=applicant, agent=agent)


def check_verdict(material: MaterialInput) -> None:
    """Refuse a verdict that does not exist, a defect without a word of what is wrong, or a count that can't be."""
    where = f"materials.{material.code}"
    if material.verdict not in set(Verdict):
        raise FieldWrong(field=where, label=_("核验结论"), value=material.verdict)
    if material.verdict == Verdict.DEFECTIVE and not material.remark.strip():
        raise FieldMissing(field=where, label=_("哪里不符合、应当怎样"))
    if material.remark.strip():
        require_text(where, _("说明"), material.remark, 300)
    if not 0 <= material.copies_kept <= 999:
        raise FieldWrong(field=where, label=_("留存份数"), value=material.copies_kept)


def _text(faults: list[Refused], field: str, text: str, limit: int, optional: bool = False) -> str:
    if optional and not text.strip():
        return ""
    try:
        return require_text(field, LABELS[field], text, limit)
    except Refused as fault:
        faults.append(fault)
        return text


def _choice(faults: list[Refused], field: str, value: str, choices: Collection[str]) -> None:
    if value not in choices:
        faults.append(FieldWrong(field=field, label=LABELS[field], value=value or "-"))


def _number(faults: list[Refused], field: str, kind: str, number: str, today: date) -> str:
    try:
        return check_number(kind, number, today, field).number
    except Refused as fault:
        faults.append(fault)
        return number


def _phone(faults: list[Refused], field: str, phone: str) -> str:
    if not phone.strip():
        return ""
    try:
        return check_mobile(phone, field)
    except Refused as fault:
        faults.append(fault)
        return phone
