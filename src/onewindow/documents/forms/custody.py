"""Papers of custody: 送达回证, 材料移交清单."""

from collections.abc import Sequence
from datetime import datetime

from onewindow.documents.forms.common import SERVICE_SEAL, case_fields, listing, pages_word, pair, wide
from onewindow.documents.forms.facts import Delivered, HandoverEntry, PaperFacts
from onewindow.documents.forms.paper import Column, Fields, Heading, Paper, Prose, Signatures
from onewindow.documents.forms.words import minute, sentence


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
    signed: str = "",
    tracking_number: str = "",
    witness: str = "",
    refused_because: str = "",
) -> Paper:
    """送达回证: what was delivered, how (当面, 邮寄, 电子, 公告), to whom, when, by whom; a witness if refused.

    `signed` is the digest of a signature that was drawn on a screen and kept; without it there is a line to sign on.
    """
    on_paper = [] if signed else ["收件人签名", "签收日期"]
    signatures = [*on_paper, "送达人签名", "送达日期"]
    refused = []
    if refused_because:
        refused = [wide("拒收事由", refused_because), wide("见证人", witness or "—")]
        signatures += ["见证人签名", "见证日期"]
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
            listing(
                (Column("名称"), Column("文号或者证号"), Column("份数", 2, "center")),
                [(each.title, each.number, str(each.copies)) for each in delivered],
            ),
            Heading("送达情况"),
            Fields(
                (
                    pair("送达时间", minute(delivered_at), "送达方式", mode),
                    pair("收件人", recipient, "收件人证件", recipient_number_masked),
                    pair("邮件编号", tracking_number or "—", "送达人", deliverer),
                    wide("送达地点", place or "—"),
                    *([wide("收件人签名", f"已在签字屏上签名，图像存档（摘要 {signed}）")] if signed else []),
                    *refused,
                )
            ),
            Signatures(tuple(signatures)),
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
    note: str = "",
) -> Paper:
    """材料移交清单: item by item, from whom to whom, signed by both (M27, M28, M30, M31); of one or many cases.

    An empty `receiver` is left to be signed by hand; `note` says what was found to differ.
    """
    one_case = len({each.case_number for each in entries}) == 1
    of_case = [pair("办件编号", entries[0].case_number, "申请人", entries[0].applicant)] if one_case else []
    found = f"经双方清点，差异如下：{sentence(note)}" if note else "经双方清点，数量、内容相符。"
    return Paper(
        kind="handover",
        title="材料移交清单",
        organ=centre,
        seal=SERVICE_SEAL,
        case_number=entries[0].case_number if one_case else "",
        supervision_phone=supervision_phone,
        parts=(
            Fields(
                (
                    *of_case,
                    wide("移交事由", purpose),
                    pair("移交单位", giving_unit, "移交人", giver),
                    pair("接收单位", receiving_unit, "接收人", receiver or "—"),
                    wide("移交时间", minute(handed_at)),
                )
            ),
            Heading("移交明细"),
            listing(
                (
                    Column("办件编号和申请人", 11.6),
                    Column("名称"),
                    Column("文号或者证号", 12),
                    Column("形式", 6, "center"),
                    Column("份数", 2, "center"),
                    Column("页数", 2, "center"),
                    Column("备注", 4),
                ),
                [
                    (
                        "" if one_case else f"{each.case_number} {each.applicant}",
                        each.name,
                        each.number,
                        each.form,
                        str(each.copies),
                        pages_word(each.pages),
                        each.remark,
                    )
                    for each in entries
                ],
            ),
            Prose(f"以上共{len(entries)}项{sum(each.copies for each in entries)}份，{found}"),
            Signatures(("移交人签名", "移交日期", "接收人签名", "接收日期")),
        ),
        stub=False,
        copies="一式两份，移交方、接收方各执一份",
    )
