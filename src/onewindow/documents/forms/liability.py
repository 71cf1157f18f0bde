"""办件责任清单: whose rule or act it was, each time something was refused, demanded in excess, noticed twice or late (M24)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onewindow.documents.forms.common import SERVICE_SEAL, case_fields, listing
from onewindow.documents.forms.facts import PaperFacts
from onewindow.documents.forms.paper import Column, Heading, Paper, Part, Prose, Signatures
from onewindow.documents.forms.words import minute, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityEntry:
    """One line: what happened when, whose rule or act it was, who answers for it, by which clause; `facts` tell the rest."""

    at: datetime
    occasion: str
    whose: str
    unit: str
    person: str
    clause: str
    facts: str


def liability_sheet(facts: PaperFacts, *, entries: Sequence[LiabilityEntry]) -> Paper:
    """办件责任清单 of one case, as its record stands: the sum by whose it was, then line by line with its clause."""
    return Paper(
        kind="liability",
        title="办件责任清单",
        organ=facts.centre,
        seal=SERVICE_SEAL,
        applicant=facts.applicant,
        item=facts.item,
        case_number=facts.case_number,
        supervision_phone=facts.supervision_phone,
        parts=(
            Prose("本清单按办件留痕列明：每一次拒绝、超出清单要求、重复告知和超期，是谁的规定或者行为，依据哪一条款。"),
            case_fields(facts),
            *(_listed(entries) if entries else (Prose(NOTHING),)),
            Signatures(("核对人签名", "核对日期")),
        ),
        stub=False,
        copies="存卷联",
    )


NOTHING = "本件没有不予、退回、超出清单要求、重复告知或者超期的记录。"


def _listed(entries: Sequence[LiabilityEntry]) -> tuple[Part, ...]:
    count = Counter(entry.whose for entry in entries)
    summed = "，".join(f"{whose}{times}项" for whose, times in count.items())
    return (
        Heading(f"责任归属（共{len(entries)}项）"),
        Prose(sentence(summed)),
        listing(
            (
                Column("时间", 5),
                Column("情形", 5),
                Column("归于", 4),
                Column("责任单位和责任人", 7),
                Column("依据条款"),
                Column("情况"),
            ),
            [
                (
                    minute(each.at),
                    each.occasion,
                    each.whose,
                    " ".join(filter(None, (each.unit, each.person))),
                    each.clause,
                    each.facts,
                )
                for each in entries
            ],
        ),
    )
