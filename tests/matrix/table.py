"""Who sees which case, who holds which power, and which act is open when: written by hand, from the rules and not from the code."""

from collections.abc import Callable
from dataclasses import dataclass, field

from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make

AT = make.MORNING
CLERKS = {"clerk", "second_clerk", "untrained"}
HEALTH = {"reviewer", "decider", "item_manager"}
PLANNING = {"planning_reviewer", "planning_decider"}
WATCHERS = {"supervisor", "leader"}
# The power that an act takes (M16, M18); `notify_again` takes a supervisor instead.
POWER = {
    "check": "receive",
    "attach": "receive",
    "notify": "receive",
    "correct": "receive",
    "accept": "accept",
    "return": "receive",
    "decline": "accept",
    "transfer": "receive",
    "review": "review",
    "ask": "review",
    "answer": "receive",
    "request_completion": "review",
    "complete": "receive",
    "suspend": "review",
    "resume": "review",
    "extend": "decide",
    "grant": "decide",
    "refuse": "decide",
    "make": "make",
    "hand_over": "review",
    "deliver": "issue",
    "withdraw": "receive",
    "terminate": "decide",
}
POWER_NAMES = {"receive": "收件", "accept": "受理", "review": "审查", "decide": "决定", "make": "制证", "issue": "出件"}
ACTS = (*POWER, "notify_again")
# What is in the body of an act, so that only authority and order can stand in its way.
GOOD = {"code": "02", "verdict": "passed", "original_seen": True, "copies_kept": 1}
BAD = {"code": "02", "verdict": "defective", "remark": "照片不清晰"}
BODIES: dict[str, dict[str, object]] = {
    "check": {"materials": [GOOD]},
    "notify_again": {"reason": "确有必要"},
    "correct": {"materials": [GOOD]},
    "return": {"reason": "不属本窗口", "where_to_go": "市人社局"},
    "decline": {"reason": "不需要许可", "basis": "行政许可法第三十二条"},
    "review": {"opinion": "合规"},
    "ask": {"question": "哪年毕业？"},
    "answer": {"answer": "2020 年"},
    "request_completion": {"materials": [BAD], "reason": "照片不清晰"},
    "complete": {"materials": [GOOD]},
    "suspend": {"days": 5, "reason": "专家评审"},
    "resume": {"evidence": "评审意见"},
    "extend": {"reason": "案情复杂"},
    "grant": {"findings": "符合条件"},
    "refuse": {"findings": "不符合", "reasons": "未通过考试", "basis": "护士条例第七条"},
    "withdraw": {"reason": "不办了"},
    "terminate": {"reason": "事项取消", "basis": "行政许可法第七十条"},
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose matter an item is: who may see its cases, and who holds each power on it."""

    item: str
    seen_by: frozenset[str]
    holders: dict[str, set[str]]
    recipient: tuple[str, str]


def _health(window: set[str], granted: set[str], item: str, recipient: tuple[str, str]) -> Subject:
    """An item of the health department; its own people hold office, the windows what was granted."""
    office = {"accept": {"reviewer", "decider"}, "review": {"reviewer", "decider"}, "decide": {"decider"}}
    office["make"] = {"reviewer", "decider"}
    holders = {power: set(office.get(power, ())) for power in POWER_NAMES}
    for power in granted:
        holders[power] |= window | ({"issuer"} if power in ("make", "issue") else set())
    holders["accept"] -= {"untrained"}  # M15
    return Subject(item, frozenset(window | HEALTH | WATCHERS | {"applicant"}), holders, recipient)


PERSON = ("张伟民", "520300199001011238")
AGENT = ("杨帆", "520300198506152410")
NURSE = _health(CLERKS, {"receive", "accept", "issue"}, "护士执业注册", PERSON)
DOCTOR = _health(CLERKS, {"receive"}, "医师执业注册", PERSON)
RADIOLOGY = _health({"legal_clerk"}, {"receive", "accept", "issue", "make"}, "放射诊疗许可", AGENT)
PROJECT = Subject(
    "企业投资项目备案",
    frozenset({"legal_clerk", *PLANNING, *WATCHERS, "applicant"}),
    {
        "receive": {"legal_clerk"},
        "accept": {"legal_clerk", *PLANNING},
        "review": {"legal_clerk", *PLANNING},
        "decide": {"legal_clerk", "planning_decider"},
        "make": {"legal_clerk", "issuer", *PLANNING},
        "issue": {"legal_clerk", "issuer"},
    },
    AGENT,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A case in one state: how it came there, and the acts that are open there to who holds the power."""

    subject: Subject
    build: Callable[[make.Cast], Case]
    open: set[str] = field(default_factory=set)
    # By the last act's person, the same act again is taken for the same press of the button.
    last: tuple[str, str] = ("", "")
    at_issuing_window: bool = False

    def sees(self, who: str) -> bool:
        """A case and its papers are there for those whose business it is, and for nobody else."""
        return who in self.subject.seen_by or (self.at_issuing_window and who == "issuer")

    def expected(self, who: str, act: str) -> int:
        """200 done, 403 no power, 404 not there for this person, 409 not now."""
        if not self.sees(who):
            return 404
        if act == "notify_again":
            return 409 if act not in self.open else 200 if who == "supervisor" else 403
        if who not in self.subject.holders[POWER[act]]:
            return 403
        return 200 if act in self.open or self.is_repeated(who, act) else 409

    def is_repeated(self, who: str, act: str) -> bool:
        return act not in self.open and self.last == (who, act)


def _again(cast: make.Cast) -> Case:
    case = make.noticed(cast)
    found = [make.found("02", "defective", "过期")]
    return actions.correct(number=case.number, materials=found, by=cast.clerk, at=AT)


def _asked(cast: make.Cast) -> Case:
    return actions.ask(number=make.accepted(cast).number, question="哪年毕业？", by=cast.reviewer, at=AT)


def _completing(cast: make.Cast) -> Case:
    found = [make.found("02", "defective", "照片不清晰")]
    number = make.accepted(cast).number
    told = {"defects_found": found, "reason": "不清晰", "missed_at_window": False}
    return actions.request_completion(number=number, **told, by=cast.reviewer, at=AT)


def _made(cast: make.Cast) -> Case:
    return actions.make(number=make.granted(cast).number, by=cast.decider, at=AT)


def _refused(cast: make.Cast) -> Case:
    number, told = make.reviewed(cast).number, {"findings": "不符合", "reasons": "未通过考试", "basis": "护士条例"}
    return actions.refuse(number=number, **told, by=cast.decider, at=AT)


def _to_make(cast: make.Cast) -> Case:
    return actions.hand_over(number=make.company_granted(cast).number, by=cast.reviewer, at=AT)


def _delivered(cast: make.Cast) -> Case:
    name, number = PERSON
    case = make.issuing(cast)
    return actions.deliver(number=case.number, recipient=name, recipient_number=number, by=cast.issuer, at=AT)


def _withdrawn(cast: make.Cast) -> Case:
    return actions.withdraw(number=make.received(cast).number, reason="不办了", by=cast.clerk, at=AT)


def _terminated(cast: make.Cast) -> Case:
    number = make.accepted(cast).number
    return actions.terminate(number=number, reason="事项取消", basis="行政许可法第七十条", by=cast.decider, at=AT)


def _returned(cast: make.Cast) -> Case:
    number = make.received(cast).number
    return actions.return_out_of_scope(number=number, reason="不属本窗口", where_to_go="人社局", by=cast.clerk, at=AT)


def _declined(cast: make.Cast) -> Case:
    return actions.decline(number=make.received(cast).number, reason="不需要", basis="行政许可法", by=cast.clerk, at=AT)


def _project_reviewed(cast: make.Cast) -> Case:
    number = make.company_accepted(cast, "3").number
    return actions.review(number=number, opinion="信息齐全", by=cast.legal_clerk, at=AT)


IN_HAND = {"check", "attach", "accept", "return", "decline", "transfer", "withdraw", "terminate"}
REVIEW = {"review", "ask", "request_completion", "extend", "withdraw", "terminate"}
PLACES = {
    "received": Place(NURSE, make.received, IN_HAND),
    "received, no right to accept": Place(DOCTOR, lambda cast: make.received(cast, ending="4"), IN_HAND),
    "received, one missing": Place(
        NURSE, lambda cast: make.received(cast, missing=("02",)), IN_HAND - {"accept"} | {"notify"}
    ),
    "noticed": Place(
        NURSE, make.noticed, {"attach", "correct", "decline", "withdraw", "terminate"}, ("clerk", "notify")
    ),
    "defective again": Place(NURSE, _again, IN_HAND - {"accept"} | {"notify_again"}, ("clerk", "correct")),
    "accepted": Place(NURSE, make.accepted, REVIEW, ("clerk", "accept")),
    "asked": Place(NURSE, _asked, REVIEW - {"ask"} | {"answer", "attach"}),
    "completing": Place(NURSE, _completing, REVIEW - {"request_completion"} | {"complete", "attach"}),
    "reviewed": Place(NURSE, make.reviewed, REVIEW | {"grant", "refuse"}),
    "accepted on paper": Place(
        RADIOLOGY, make.company_accepted, REVIEW | {"transfer", "suspend"}, ("legal_clerk", "accept")
    ),
    "suspended": Place(
        RADIOLOGY,
        make.suspended,
        {"transfer", "resume", "extend", "withdraw", "terminate"},
        ("reviewer", "suspend"),
    ),
    "granted": Place(NURSE, make.granted, {"make"}, ("decider", "grant")),
    "certificate made": Place(NURSE, _made, {"hand_over"}),
    "refused": Place(NURSE, _refused, {"hand_over"}, ("decider", "refuse")),
    "granted, made elsewhere": Place(RADIOLOGY, make.company_granted, {"hand_over"}, ("decider", "grant")),
    "to be made": Place(RADIOLOGY, _to_make, {"make"}, ("reviewer", "hand_over"), True),
    "to be collected": Place(NURSE, make.issuing, {"deliver"}, ("reviewer", "hand_over"), True),
    "delivered": Place(NURSE, _delivered, set(), ("issuer", "deliver"), True),
    "returned": Place(NURSE, _returned, set(), ("clerk", "return")),
    "declined": Place(NURSE, _declined, set(), ("clerk", "decline")),
    "withdrawn": Place(NURSE, _withdrawn, set(), ("clerk", "withdraw")),
    "terminated": Place(NURSE, _terminated, set(), ("decider", "terminate")),
    "project reviewed": Place(PROJECT, _project_reviewed, REVIEW - {"extend"} | {"grant", "refuse"}),
    "project granted": Place(PROJECT, make.on_the_spot, {"deliver", "hand_over"}, ("legal_clerk", "grant")),
}
