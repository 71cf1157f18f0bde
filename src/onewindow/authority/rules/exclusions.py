"""Who proposes, approves and ends that an item stays out of the windows (M03), and who sees the coverage."""

from enum import StrEnum


class ExclusionAct(StrEnum):
    PROPOSE = "propose_exclusion"
    APPROVE = "approve_exclusion"
    DECLINE = "decline_exclusion"
    END = "end_exclusion"


# The department's item manager acts for its own items, the others for every item of their centre.
MAY: dict[ExclusionAct, frozenset[str]] = {
    ExclusionAct.PROPOSE: frozenset({"item_manager", "centre_admin"}),
    ExclusionAct.APPROVE: frozenset({"leader"}),
    ExclusionAct.DECLINE: frozenset({"leader"}),
    ExclusionAct.END: frozenset({"leader"}),
}
OF_A_DEPARTMENT = frozenset({"item_manager", "reviewer", "decider"})
OF_THE_CENTRE = frozenset({"supervisor", "leader", "centre_admin", "item_checker", "item_reviewer"})
