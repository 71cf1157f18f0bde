"""Papers of custody: 送达回证, 材料移交清单."""

from collections.abc import Sequence
from datetime import datetime

from onewindow.documents.forms.common import SERVICE_SEAL, case_fields, pair, wide
from onewindow.documents.forms.facts import Delivered, HandoverEntry, PaperFacts
from onewindow.documents.forms.paper import Column, Fields, Heading, Paper, Prose, Signatures, Table
from onewindow.documents.forms.words import minute


def delivery(
    facts: PaperFacts,
    *,
    delivered: Sequence[Delivered],
    mode: str,
    recipient: str,
    recipient_number_masked: str,
    delivered_at: datetime,
    deliverer: str,
    place: str = "",
    tracking_number: str = "",
    witness: str = "",
    refused_because: str = "",
) -> Paper:
    """送达回证: what was delivered, how (当面, 邮寄, 电子, 公告), to whom, when, by whom; a witness if refused."""
    refused = [wide("拒收事由", refused_because), wide("见证人", witness)] if refused_because else []
    signatures = ("收件人签名", "签收日期", "送达人签名", "送达日期") + (
        ("见证人签名", "见证日期") if refused_because else ()
    )
    return Paper(
        kind="delivery",
        title="送达回证",
        organ=facts.centre,
        seal=SERVICE_SEAL,
        applicant=facts.applicant,
        item=facts.item,
        case_number=facts.case_number,
        supervision_phone=facts.supervision_phone,
        parts=(
            case_fields(facts),
            Heading("送达文书"),
            Table(
                (Column("序号", 3, "center"), Column("名称"), Column("文号或者证号"), Column("份数", 3, "center")),
                tuple(
                    (str(order), each.title, each.number, str(each.copies)) for order, each in enumerate(delivered, 1)
                ),
            ),
            Heading("送达情况"),
            Fields(
                (
                    pair("送达方式", mode, "送达时间", minute(delivered_at)),
                    pair("收件人", recipient, "收件人证件", recipient_number_masked),
                    pair("送达人", deliverer, "邮件编号", tracking_number or "—"),
                    wide("送达地点", place or "—"),
                    *refused,
                )
            ),
            Signatures(signatures),
        ),
        stub=False,
        copies="存卷联",
    )


def handover(
    *,
    centre: str,
    supervision_phone: str,
    purpose: str,
    giving_unit: str,
    giver: str,
    receiving_unit: str,
    receiver: str = "",
    entries: Sequence[HandoverEntry],
    handed_at: datetime,
    case_number: str = "",
    note: str = "",
) -> Paper:
    """材料移交清单: item by item, from whom to whom, signed by both (M27, M28, M30, M31); of one or many cases."""
    return Paper(
        kind="handover",
        title="材料移交清单",
        organ=centre,
        seal=SERVICE_SEAL,
        case_number=case_number,
        supervision_phone=supervision_phone,
        parts=(
            Fields(
                (
                    wide("移交事由", purpose),
                    pair("移交单位", giving_unit, "移交人", giver),
                    pair("接收单位", receiving_unit, "接收人", receiver),
                    wide("移交时间", minute(handed_at)),
                )
            ),
            Heading("移交明细"),
            Table(
                (
                    Column("序号", 3, "center"),
                    Column("办件编号", 12),
                    Column("申请人", 6),
                    Column("材料名称"),
                    Column("形式", 6, "center"),
                    Column("份数", 3, "center"),
                    Column("页数", 3, "center"),
                    Column("备注", 4),
                ),
                tuple(
                    (
                        str(order),
                        each.case_number,
                        each.applicant,
                        each.name,
                        each.form,
                        str(each.copies),
                        "—" if each.pages is None else str(each.pages),
                        each.remark,
                    )
                    for order, each in enumerate(entries, 1)
                ),
            ),
            Prose(
                f"以上共{len(entries)}项，{sum(each.copies for each in entries)}份。经双方当面清点，数量、内容相符。"
            ),
            *([Prose(f"差异说明：{note}")] if note else []),
            Signatures(("移交人签名", "移交日期", "接收人签名", "接收日期")),
        ),
        stub=False,
        copies="一式两份，移交方、接收方各执一份",
    )
