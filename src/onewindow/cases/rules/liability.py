"""Whose rule or act it was: the occasions on which the record says so, and the clause that each rests on (M19 to M24)."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from onewindow.cases.rules.words import StepKind


class Whose(StrEnum):
    """Whose rule or act it was: the department's standard, its people's demand, the window's act, the applicant's own."""

    DEPARTMENT_STANDARD = "department_standard"
    REVIEWER = "reviewer"
    WINDOW = "window"
    APPLICANT = "applicant"
    OTHER = "other"


class Occasion(StrEnum):
    """Refused, demanded in excess, noticed twice, or late."""

    NO_POWER = "no_power"
    REFUSED = "refused"
    DECLINED = "declined"
    RETURNED = "returned"
    LAPSED = "lapsed"
    EXTRA_MATERIAL = "extra_material"
    SECOND_NOTICE = "second_notice"
    MISSED_AT_WINDOW = "missed_at_window"
    COMPLETION_DEMANDED = "completion_demanded"
    UNANSWERED = "unanswered"
    LATE = "late"


BREACHES = frozenset(
    {
        Occasion.EXTRA_MATERIAL,
        Occasion.SECOND_NOTICE,
        Occasion.MISSED_AT_WINDOW,
        Occasion.COMPLETION_DEMANDED,
        Occasion.UNANSWERED,
        Occasion.LATE,
    }
)
"""The occasions that break a rule, unless the applicant's own."""

APPLICANT = "申请人"
ONE_NOTICE = "《行政许可法》第三十二条第一款第四项（一次告知需要补正的全部内容）"
CLAUSES: dict[Occasion, str] = {
    Occasion.NO_POWER: "《行政许可法》第二十四条（在委托范围内实施）；授权委托协议",
    Occasion.REFUSED: "《行政许可法》第三十八条",
    Occasion.DECLINED: "《行政许可法》第三十二条第一款第一、二项",
    Occasion.RETURNED: "窗口受理范围；《行政许可法》第三十二条第一款第二项",
    Occasion.LAPSED: "一次性告知书载明的补正期限",
    Occasion.EXTRA_MATERIAL: "《行政许可法》第三十一条（不得要求提交与申请事项无关的材料）；事项材料清单",
    Occasion.SECOND_NOTICE: ONE_NOTICE,
    Occasion.MISSED_AT_WINDOW: ONE_NOTICE,
    Occasion.COMPLETION_DEMANDED: ONE_NOTICE,
    Occasion.UNANSWERED: "《行政许可法》第三十二条第一款第四项（逾期不告知的，自收到申请材料之日起即为受理）",
}
LATE_CLAUSES: dict[StepKind, str] = {
    StepKind.REVIEW: "《行政许可法》第四十二条；事项的承诺时限",
    StepKind.COMPLETION: "补齐补正通知书载明的期限",
    StepKind.ANSWER: "窗口答复部门询问的期限：1个工作日",
    StepKind.HANDOVER: "结果移交出证窗口的期限：决定后1个工作日",
    StepKind.MAKING: "《行政许可法》第四十四条（作出决定之日起十日内）",
    StepKind.DELIVERY: "《行政许可法》第四十四条（作出决定之日起十日内）",
    StepKind.PAPER: "纸质材料当日移交部门",
}
"""The steps that can be late; an answer that is not given and a correction that does not come have occasions of their own."""


def whose_act(person: Mapping[str, Any]) -> Whose:
    """Tell from the hat on record whose act it was."""
    if person.get("window_id"):
        return Whose.WINDOW
    return Whose.REVIEWER if person.get("department_id") else Whose.OTHER


def whose_step(kind: StepKind, *, at_window: bool) -> Whose:
    """Tell who answers for a step that is late."""
    if kind is StepKind.COMPLETION:
        return Whose.APPLICANT
    return Whose.WINDOW if at_window else Whose.REVIEWER


def could_have_been_asked(defects: Collection[str], first: Collection[str]) -> list[str]:
    """Return the materials of a further notice that the first did not name: they could have been asked for at once (M21)."""
    return [material for material in defects if material not in first]
