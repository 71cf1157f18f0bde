"""The words of a case: states, acts, steps, papers."""

from enum import StrEnum


class State(StrEnum):
    RECEIVED = "received"
    CORRECTING = "correcting"
    ACCEPTED = "accepted"
    REVIEWING = "reviewing"
    SUSPENDED = "suspended"
    GRANTED = "granted"
    REFUSED = "refused"
    ISSUING = "issuing"
    DELIVERED = "delivered"
    RETURNED = "returned"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"


class Act(StrEnum):
    RECEIVE = "receive"
    CHECK = "check"
    ATTACH = "attach"
    NOTIFY = "notify"
    NOTIFY_AGAIN = "notify_again"
    CORRECT = "correct"
    LAPSE = "lapse"
    ACCEPT = "accept"
    DEEM_ACCEPTED = "deem_accepted"
    RETURN = "return"
    DECLINE = "decline"
    TRANSFER = "transfer"
    REVIEW = "review"
    ASK = "ask"
    ANSWER = "answer"
    REQUEST_COMPLETION = "request_completion"
    COMPLETE = "complete"
    SUSPEND = "suspend"
    RESUME = "resume"
    EXTEND = "extend"
    GRANT = "grant"
    REFUSE = "refuse"
    MAKE = "make"
    HAND_OVER = "hand_over"
    DELIVER = "deliver"
    WITHDRAW = "withdraw"
    TERMINATE = "terminate"
    RECALCULATE = "recalculate"


class StepKind(StrEnum):
    INTAKE = "intake"
    CORRECTION = "correction"
    REVIEW = "review"
    COMPLETION = "completion"
    ANSWER = "answer"
    HANDOVER = "handover"
    MAKING = "making"
    DELIVERY = "delivery"
    PAPER = "paper"


class Paper(StrEnum):
    """The paper an act issues; the values are those of `documents.Document.Kind`."""

    RECEIPT = "receipt"
    ACCEPTANCE = "acceptance"
    ONE_TIME_NOTICE = "one_time_notice"
    COMPLETION_NOTICE = "completion_notice"
    DECLINE = "decline"
    RETURN = "return"
    SPECIAL_PROCEDURE = "special_procedure"
    EXTENSION = "extension"
    GRANT = "grant"
    REFUSAL = "refusal"
    CERTIFICATE = "certificate"
    DELIVERY = "delivery"
    HANDOVER = "handover"
    WITHDRAWAL = "withdrawal"
    TERMINATION = "termination"


class Channel(StrEnum):
    COUNTER = "counter"
    WEB = "web"
    POST = "post"


class Verdict(StrEnum):
    PENDING = "pending"
    PASSED = "passed"
    DEFECTIVE = "defective"
    MISSING = "missing"


class Obstacle(StrEnum):
    """Why an act that the table knows can't be done just now."""

    MATERIALS_OPEN = "materials_open"
    ALREADY_NOTIFIED = "already_notified"
    NOT_YET_NOTIFIED = "not_yet_notified"
    NOTHING_DEFECTIVE = "nothing_defective"
    MATERIALS_UNCHECKED = "materials_unchecked"
    COMPLETION_ALREADY_ASKED = "completion_already_asked"
    COMPLETION_OPEN = "completion_open"
    NO_COMPLETION_OPEN = "no_completion_open"
    QUESTION_OPEN = "question_open"
    NO_QUESTION_OPEN = "no_question_open"
    NO_PROCEDURES = "no_procedures"
    ALREADY_EXTENDED = "already_extended"
    NOT_EXTENDABLE = "not_extendable"
    PAST_DUE = "past_due"
    CERTIFICATE_MISSING = "certificate_missing"
    CERTIFICATE_MADE = "certificate_made"
    NO_CERTIFICATE = "no_certificate"
    MADE_BY_OTHER = "made_by_other"
    NOT_ON_THE_SPOT = "not_on_the_spot"
    PAPER_NOT_NEEDED = "paper_not_needed"
    PAPER_HANDED = "paper_handed"
    MATERIALS_CLOSED = "materials_closed"
