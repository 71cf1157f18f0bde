"""Papers of the outcome: 准予决定书, 不予决定书, 证照."""

from collections.abc import Sequence
from datetime import date

from onewindow.documents.forms.common import case_fields, pair, remedies_prose, to_applicant, wide
from onewindow.documents.forms.facts import PaperFacts, Remedies
from onewindow.documents.forms.paper import Field, Fields, Heading, Paper, Prose
from onewindow.documents.forms.words import day, sentence


def grant(
    facts: PaperFacts,
    *,
    findings: str,
    legal_basis: str,
    content: str,
    valid_from: date | None = None,
    valid_until: date | None = None,
    valid_as: str = "",
    result_name: str = "",
    pick_up: str = "窗口领取",
) -> Paper:
    """准予决定书: the facts found, the law, what is granted and how long it is valid (行政许可法 38, 44).

    `valid_as` says how long in words where another paper will fix the days.
    """
    term = valid_as or validity(valid_from, valid_until)
    return to_applicant(
        facts,
        kind="grant",
        title=f"准予{_act(facts)}决定书",
        parts=(
            Prose(
                f"{facts.you}于{day(facts.received_at)}提出的“{facts.item}”申请，经审查，"
                f"符合法定条件、标准，现决定准予{_act(facts)}。"
            ),
            case_fields(facts),
            Heading("事实和依据"),
            Prose(f"查明事实：{sentence(findings)}"),
            Prose(f"法律依据：{sentence(legal_basis)}"),
            Heading("决定内容"),
            Fields(
                (
                    wide("准予内容", content),
                    pair("有效期限", term, "结果名称", result_name or "本决定书"),
                    wide("领取方式", pick_up),
                )
            ),
        ),
    )


def refusal(facts: PaperFacts, *, findings: str, reasons: Sequence[str], legal_basis: str, remedies: Remedies) -> Paper:
    """不予决定书: the facts found, each reason, the law, and the remedies (行政许可法 38)."""
    return to_applicant(
        facts,
        kind="refusal",
        title=f"不予{_act(facts)}决定书",
        parts=(
            Prose(
                f"{facts.you}于{day(facts.received_at)}提出的“{facts.item}”申请，经审查，"
                f"不符合法定条件、标准，现决定不予{_act(facts)}。"
            ),
            case_fields(facts),
            Heading("事实、理由和依据"),
            Prose(f"查明事实：{sentence(findings)}"),
            *(Prose(f"理由{order}：{sentence(reason)}") for order, reason in enumerate(reasons, 1)),
            Prose(f"法律依据：{sentence(legal_basis)}"),
            Heading("救济途径"),
            remedies_prose(facts.you, "决定书", remedies),
        ),
    )


def certificate(
    facts: PaperFacts,
    *,
    name: str,
    content: Sequence[tuple[str, str]],
    valid_from: date,
    valid_until: date | None = None,
    decision_number: str = "",
) -> Paper:
    """证照: a landscape form with its holder, what it certifies (label and value), its validity, its issuer (M32)."""
    return Paper(
        kind="certificate",
        title=name,
        organ=facts.department,
        seal="",
        applicant=facts.applicant,
        item=facts.item,
        case_number=facts.case_number,
        supervision_phone=facts.supervision_phone,
        parts=(
            Fields(
                (
                    wide("持证人", facts.applicant),
                    wide(facts.applicant_number_kind, facts.applicant_number_masked),
                    *((Field(label, value),) for label, value in content),
                    *([wide("决定文号", decision_number)] if decision_number else []),
                    wide("有效期限", validity(valid_from, valid_until)),
                )
            ),
        ),
        stub=False,
    )


def validity(valid_from: date | None, valid_until: date | None) -> str:
    """Write from when until when; without an end it is valid for good, without either the law alone says."""
    if valid_from is None:
        return f"至{day(valid_until)}" if valid_until else "长期"
    return f"{day(valid_from)}至{day(valid_until) if valid_until else '长期'}"


def _act(facts: PaperFacts) -> str:
    return facts.item_type if facts.is_licence else ""
