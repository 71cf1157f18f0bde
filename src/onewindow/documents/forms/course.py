"""Papers on the way: 补齐补正通知书, 特别程序告知书, 延期告知书, 撤回通知书, 终止办理通知书."""

from collections.abc import Sequence
from datetime import date, datetime

from onewindow.documents.forms.common import (
    LICENSING_LAW,
    case_fields,
    defect_table,
    material_sum,
    material_table,
    pair,
    remedies_prose,
    to_applicant,
    wide,
)
from onewindow.documents.forms.facts import Defect, PaperFacts, PaperMaterial, Remedies
from onewindow.documents.forms.paper import Fields, Heading, Paper, Part, Prose
from onewindow.documents.forms.words import day, due_day, sentence
from onewindow.worktime.rules import Due, Limit


def completion_notice(
    facts: PaperFacts,
    *,
    reason: str,
    defects: Sequence[Defect],
    hand_in: str,
    reply_by: Due,
    clock_stops: bool = False,
    legal_basis: str = "",
) -> Paper:
    """补齐补正通知书: asked for once by the department after acceptance (M27); says whether the clock stands still."""
    clock = (
        f"依照{legal_basis or '单行规定'}，补齐补正期间不计算在办理期限内。"
        if clock_stops
        else "补齐补正期间，办理期限照常计算。"
    )
    return to_applicant(
        facts,
        kind="completion_notice",
        title="补齐补正通知书",
        parts=(
            Prose(f"{facts.you}提出的“{facts.item}”申请已受理。审查中发现下列材料需要补齐补正，现通知如下。"),
            case_fields(facts),
            Heading("补齐补正的理由"),
            Prose(sentence(reason)),
            Heading("需要补齐补正的内容"),
            defect_table(defects),
            Prose(f"以上共{len(defects)}项，为需要补齐补正的全部内容。"),
            Heading("提交方式和期限"),
            Fields((wide("提交方式", hand_in), wide("提交期限", f"{due_day(reply_by)}前（含当日）"))),
            Prose(clock),
        ),
    )


def special_procedure(
    facts: PaperFacts,
    *,
    procedure: str,
    legal_basis: str,
    begins_on: date,
    days: int,
    ends: Due,
    promised_due: Due,
    executor: str = "",
) -> Paper:
    """特别程序告知书: the procedure, its basis and the working days it takes, which do not count (行政许可法 45)."""
    basis = f"依照{LICENSING_LAW}第四十五条的规定，" if facts.is_licence else ""
    return to_applicant(
        facts,
        kind="special_procedure",
        title="特别程序告知书",
        parts=(
            Prose(
                f"{facts.you}提出的“{facts.item}”申请，依法需要进行{procedure}。{basis}"
                "所需时间不计算在办理期限内，现告知如下。"
            ),
            case_fields(facts),
            Heading("特别程序"),
            Fields(
                (
                    pair("程序名称", procedure, "组织实施", executor or facts.department),
                    wide("依据", legal_basis),
                    pair("开始日期", day(begins_on), "所需时间", f"{days}个工作日"),
                    pair("预计结束日", due_day(ends), "顺延办结日", due_day(promised_due)),
                )
            ),
            Prose("特别程序结束后，办理期限恢复计算。提前结束的，自结束之日起恢复计算；需要延长的，另行书面告知。"),
        ),
    )


def extension(
    facts: PaperFacts,
    *,
    reason: str,
    approver: str,
    extended_by: Limit,
    former_due: Due,
    new_due: Due,
    legal_basis: str = "",
) -> Paper:
    """延期告知书: the reason, who approved it, the former and the new last day (行政许可法 42)."""
    basis = legal_basis or (f"{LICENSING_LAW}第四十二条" if facts.is_licence else "")
    return to_applicant(
        facts,
        kind="extension",
        title="延期告知书",
        parts=(
            Prose(
                f"{facts.you}提出的“{facts.item}”申请，不能在原定期限内作出决定。"
                f"经批准，办理期限延长{extended_by}，现将理由告知如下。"
            ),
            case_fields(facts),
            Heading("延期理由"),
            Prose(sentence(reason)),
            Fields(
                (
                    *([wide("依据", basis)] if basis else []),
                    pair("批准人", approver, "延长时间", str(extended_by)),
                    pair("原办结日", due_day(former_due), "延期办结日", due_day(new_due)),
                )
            ),
        ),
    )


def withdrawal(
    facts: PaperFacts,
    *,
    reason: str,
    withdrawn_at: datetime,
    returned: Sequence[PaperMaterial] = (),
    by_silence: bool = False,
) -> Paper:
    """撤回通知书: the applicant withdrew, or let the date of a notice pass (`by_silence`); what is given back."""
    opening = (
        f"{facts.you}提出的“{facts.item}”申请，逾期未按告知要求补正，自{day(withdrawn_at)}起视为撤回申请，办理终结。"
        if by_silence
        else f"{facts.you}于{day(withdrawn_at)}撤回“{facts.item}”申请，准予撤回，办理终结。"
    )
    return to_applicant(
        facts,
        kind="withdrawal",
        title="撤回通知书",
        parts=(
            Prose(opening),
            case_fields(facts),
            Heading("撤回原因"),
            Prose(sentence(reason)),
            *_returned(returned),
            Prose(f"撤回后，{facts.you}仍可以就同一事项重新提出申请。"),
        ),
    )


def termination(
    facts: PaperFacts,
    *,
    reason: str,
    terminated_at: datetime,
    legal_basis: str = "",
    returned: Sequence[PaperMaterial] = (),
    remedies: Remedies | None = None,
) -> Paper:
    """终止办理通知书: why the case cannot go on (death, item abolished …), since when, what is given back."""
    objection: tuple[Part, ...] = ()
    if remedies:
        objection = (Heading("救济途径"), remedies_prose(facts.you, "通知书", remedies))
    return to_applicant(
        facts,
        kind="termination",
        title="终止办理通知书",
        parts=(
            Prose(f"{facts.you}提出的“{facts.item}”申请，自{day(terminated_at)}起终止办理，现通知如下。"),
            case_fields(facts),
            Heading("终止办理的理由和依据"),
            Prose(f"理由：{sentence(reason)}"),
            *([Prose(f"依据：{sentence(legal_basis)}")] if legal_basis else []),
            *_returned(returned),
            *objection,
        ),
    )


def _returned(materials: Sequence[PaperMaterial]) -> tuple[Part, ...]:
    if not materials:
        return (Heading("退回材料清单"), Prose("本次没有需要退回的纸质材料。"))
    return (Heading(f"退回材料清单（共{material_sum(materials)}）"), material_table(materials))
