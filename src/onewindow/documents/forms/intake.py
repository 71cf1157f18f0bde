"""Papers of receiving and accepting: 收件凭证, 受理通知书, 一次性告知书, 不予受理通知书, 退件告知书."""

from collections.abc import Sequence
from datetime import datetime

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
from onewindow.documents.forms.paper import Fields, Heading, Paper, Prose
from onewindow.documents.forms.words import day, due_day, minute, sentence
from onewindow.worktime.rules import Due, Limit


def receipt(
    facts: PaperFacts,
    *,
    materials: Sequence[PaperMaterial],
    reply_by: Due,
    taken_at: datetime | None = None,
    completes: bool = False,
) -> Paper:
    """收件凭证: what was taken, when, and by when (5 working days) the window answers. It is no acceptance (M26).

    `taken_at` is when a correction or completion was handed in. What `completes` a case under review is taken for the
    department, which decides by `reply_by`.
    """
    taken = taken_at or facts.received_at
    silence = (
        f"逾期不告知的，依照{LICENSING_LAW}第三十二条的规定，自收到申请材料之日起即为受理。" if facts.is_licence else ""
    )
    return to_applicant(
        facts,
        kind="receipt",
        title="收件凭证",
        by_centre=True,
        parts=(
            Prose(f"{facts.you}于{day(taken)}提交的“{facts.item}”申请材料已收到，接收情况如下。"),
            case_fields(facts, pair("收到时间", minute(taken), "提交方式", facts.channel)),
            Heading(f"接收材料清单（共{material_sum(materials)}）"),
            material_table(materials),
            *((_completes(reply_by),) if completes else _answers(reply_by, silence, first=taken_at is None)),
        ),
    )


def _answers(reply_by: Due, silence: str, first: bool) -> tuple[Prose, Prose]:
    notice = "；材料不齐全或者不符合法定形式的，一次告知需要补正的全部内容" if first else ""
    return (
        Prose("本凭证只证明收到上述材料，不代表申请已被受理。"),
        Prose(f"下一步：经办窗口将对申请材料进行核验，最迟于{due_day(reply_by)}告知是否受理{notice}。{silence}"),
    )


def _completes(reply_by: Due) -> Prose:
    return Prose(f"上述材料用于补齐补正已受理的申请，即转审批部门继续审查，承诺办结日为{due_day(reply_by)}。")


def acceptance(
    facts: PaperFacts,
    *,
    materials: Sequence[PaperMaterial],
    accepted_at: datetime,
    promised: Limit,
    promised_due: Due,
    legal: Limit | None = None,
    legal_due: Due | None = None,
    procedures: Sequence[str] = (),
    pick_up: str = "窗口领取",
    deemed: bool = False,
) -> Paper:
    """受理通知书: materials, day of acceptance, officer, both limits with their last days, special steps, pick-up.

    `deemed` says that the five days passed unanswered, so that the day of receipt counts (行政许可法 32(4)).
    """
    if deemed:
        opening = (
            f"{facts.you}于{day(facts.received_at)}提出的“{facts.item}”申请，因未在5个工作日内告知需要补正的内容，"
            f"依照{LICENSING_LAW}第三十二条第一款第四项的规定，自收到申请材料之日起即为受理。"
        )
    else:
        opening = (
            f"{facts.you}于{day(facts.received_at)}提出的“{facts.item}”申请，经审查，属于本机关职权范围，"
            "申请材料齐全、符合法定形式，现予以受理。"
        )
    special = f"{'、'.join(procedures)}（所需时间不计算在办理期限内，启动时另行书面告知）" if procedures else "无"
    legal_row = (
        [pair("法定时限", str(legal), "法定届满日", due_day(legal_due))] if legal is not None and legal_due else []
    )
    return to_applicant(
        facts,
        kind="acceptance",
        title="受理通知书",
        parts=(
            Prose(opening),
            case_fields(facts),
            Heading("办理期限"),
            Fields(
                (
                    pair("受理日期", day(accepted_at), "受理人", facts.officer),
                    pair("承诺时限", str(promised), "承诺办结日", due_day(promised_due)),
                    *legal_row,
                    wide("特别程序", special),
                    wide("领取方式", pick_up),
                )
            ),
            Heading(f"申请材料清单（共{material_sum(materials)}）"),
            material_table(materials),
            Prose("凭办件编号和查询码可以查询办理进度。"),
        ),
    )


def one_time_notice(
    facts: PaperFacts, *, defects: Sequence[Defect], hand_in: str, reply_by: Due, receipt_number: str
) -> Paper:
    """一次性告知书: every defect at once, what is required, where and by when to hand it in (行政许可法 32(4), M21)."""
    basis = f"依照{LICENSING_LAW}第三十二条第一款第四项的规定，" if facts.is_licence else ""
    return to_applicant(
        facts,
        kind="one_time_notice",
        title="一次性告知书",
        parts=(
            Prose(
                f"{facts.you}于{day(facts.received_at)}提出的“{facts.item}”申请（收件凭证：{receipt_number}），"
                f"申请材料不齐全或者不符合法定形式。{basis}现将需要补正的全部内容一次告知如下。"
            ),
            case_fields(facts),
            Heading("需要补正的内容"),
            defect_table(defects),
            Prose(f"以上共{len(defects)}项，为需要补正的全部内容。按要求全部补正的，予以受理。"),
            Heading("补正方式和期限"),
            Fields((wide("提交方式", hand_in), wide("补正期限", f"{due_day(reply_by)}前（含当日）"))),
            Prose("逾期未补正的，视为撤回申请，将另行书面告知；之后仍可以重新提出申请。"),
        ),
    )


def decline(
    facts: PaperFacts, *, reason: str, legal_basis: str, remedies: Remedies, right_authority: str = ""
) -> Paper:
    """不予受理通知书: the legal reason, the right authority if there is one, and the remedies (行政许可法 32)."""
    direction = [Prose(f"该事项请向{right_authority}申请。")] if right_authority else []
    return to_applicant(
        facts,
        kind="decline",
        title="不予受理通知书",
        parts=(
            Prose(f"{facts.you}于{day(facts.received_at)}提出的“{facts.item}”申请，经审查，决定不予受理。"),
            case_fields(facts),
            Heading("不予受理的理由和依据"),
            Prose(f"理由：{sentence(reason)}"),
            Prose(f"依据：{sentence(legal_basis)}"),
            *direction,
            Heading("救济途径"),
            remedies_prose(facts.you, "通知书", remedies),
        ),
    )


def return_notice(
    facts: PaperFacts, *, reasons: Sequence[str], materials: Sequence[PaperMaterial], where_to_go: str
) -> Paper:
    """退件告知书: out of the window's scope; the reasons in writing, what is given back, where to go (M25, M26)."""
    return to_applicant(
        facts,
        kind="return",
        title="退件告知书",
        by_centre=True,
        parts=(
            Prose(
                f"{facts.you}于{day(facts.received_at)}提出的“{facts.item}”申请，不属于本窗口受理范围，"
                "现将申请材料全部退回，并书面告知如下。"
            ),
            case_fields(facts),
            Heading("退件理由"),
            *(Prose(f"{order}．{sentence(reason)}") for order, reason in enumerate(reasons, 1)),
            Heading("办理指引"),
            Prose(sentence(where_to_go)),
            Heading(f"退回材料清单（共{material_sum(materials)}）"),
            material_table(materials),
        ),
    )
