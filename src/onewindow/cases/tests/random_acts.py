"""Any act with any words, sound or not: what the random machine calls."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.files import Upload
from onewindow.cases.models import Case
from onewindow.cases.rules import Act
from onewindow.cases.tests import make
from onewindow.catalogue.models import SpecialProcedure

VERBS: dict[Act, Callable[..., Case]] = {
    Act.CHECK: actions.check,
    Act.ATTACH: actions.attach,
    Act.NOTIFY: actions.notify,
    Act.NOTIFY_AGAIN: actions.notify_again,
    Act.CORRECT: actions.correct,
    Act.ACCEPT: actions.accept,
    Act.RETURN: actions.return_out_of_scope,
    Act.DECLINE: actions.decline,
    Act.TRANSFER: actions.transfer,
    Act.REVIEW: actions.review,
    Act.ASK: actions.ask,
    Act.ANSWER: actions.answer,
    Act.REQUEST_COMPLETION: actions.request_completion,
    Act.COMPLETE: actions.complete,
    Act.SUSPEND: actions.suspend,
    Act.RESUME: actions.resume,
    Act.EXTEND: actions.extend,
    Act.GRANT: actions.grant,
    Act.REFUSE: actions.refuse,
    Act.MAKE: actions.make,
    Act.HAND_OVER: actions.hand_over,
    Act.DELIVER: actions.deliver,
    Act.WITHDRAW: actions.withdraw,
    Act.TERMINATE: actions.terminate,
}
TEXTS: dict[Act, tuple[str, ...]] = {
    Act.NOTIFY_AGAIN: ("reason",),
    Act.RETURN: ("reason", "where_to_go"),
    Act.DECLINE: ("reason", "basis"),
    Act.REVIEW: ("opinion",),
    Act.ASK: ("question",),
    Act.ANSWER: ("answer",),
    Act.REQUEST_COMPLETION: ("reason",),
    Act.SUSPEND: ("reason",),
    Act.RESUME: ("evidence",),
    Act.EXTEND: ("reason",),
    Act.GRANT: ("findings",),
    Act.REFUSE: ("findings", "reasons", "basis"),
    Act.WITHDRAW: ("reason",),
    Act.TERMINATE: ("reason", "basis"),
}
SCAN = b"\x89PNG\r\n\x1a\n" + b"\0" * 16

texts = st.sampled_from(["符合规定", "", " \n ", "长" * 2001, "空\x00字", "半\ud800字", "<b>&'\"%s", "补" * 300])
materials = st.builds(
    MaterialInput,
    code=st.sampled_from(["01", "02", "02", "99", "", "01\x00"]),
    verdict=st.sampled_from(["passed", "defective", "missing", "pending", "splendid"]),
    remark=st.sampled_from(["", "不清晰", "长" * 301, "\x00"]),
    original_seen=st.booleans(),
    copies_kept=st.sampled_from([0, 1, 999, 1000, -1]),
)
lists = st.lists(materials, max_size=3)


def any_words(act: Act, at: datetime) -> st.SearchStrategy[dict[str, Any]]:
    """Words of the right kind for this act, sound or not."""
    words: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(TEXTS.get(act, ()), texts)
    days = st.integers(-2, 40).map(lambda days: at.date() + timedelta(days))
    match act:
        case Act.CHECK | Act.CORRECT | Act.COMPLETE:
            words["materials"] = lists
        case Act.ATTACH:
            words["upload"] = st.sampled_from([Upload("s.png", SCAN), Upload("s\x00", SCAN), Upload("s.png", b"MZ")])
            words["material_code"] = st.sampled_from([None, "01", "02", "99"])
        case Act.NOTIFY | Act.NOTIFY_AGAIN:
            words["reply_by"] = st.none() | days | st.just(date(9999, 12, 31))
        case Act.REQUEST_COMPLETION:
            words["defects_found"], words["missed_at_window"] = lists, st.booleans()
        case Act.SUSPEND:
            words["procedure_id"] = st.sampled_from([0, *SpecialProcedure.objects.values_list("pk", flat=True)])
            words["days"] = st.sampled_from([-1, 0, 1, 8, 30, 31])
        case Act.DELIVER:
            words["recipient"] = st.sampled_from([make.PERSON.name, make.AGENT.name, "", "\x00"])
            words["recipient_number"] = st.sampled_from([make.PERSON.number, make.AGENT.number, "1", ""])
            words["signature"] = st.sampled_from([None, Upload("s.png", SCAN), Upload("s.png", b"")])
    return st.fixed_dictionaries(words)


def sound_words(act: Act, case: Case) -> dict[str, Any]:
    """Words with which this act can't be refused for its words."""
    words: dict[str, Any] = dict.fromkeys(TEXTS.get(act, ()), "符合规定")
    match act:
        case Act.CHECK | Act.CORRECT | Act.COMPLETE:
            words["materials"] = [make.found("01"), make.found("02")]
        case Act.ATTACH:
            words["upload"] = Upload("s.png", SCAN)
        case Act.REQUEST_COMPLETION:
            words["defects_found"], words["missed_at_window"] = [make.found("02", "defective", "不清晰")], False
        case Act.SUSPEND:
            words["procedure_id"], words["days"] = case.version.procedures.get().pk, 1
        case Act.DELIVER:
            agent = bool(case.agent_name)
            words["recipient"] = make.AGENT.name if agent else make.PERSON.name
            words["recipient_number"] = make.AGENT.number if agent else make.PERSON.number
    return words
