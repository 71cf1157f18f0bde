"""Each paper says what the law and the rules of the field want it to say (M26 to M32)."""

from dataclasses import asdict, replace

import pytest

from onewindow.documents.forms import acceptance, completion_notice, receipt, withdrawal
from onewindow.documents.models import Document
from onewindow.documents.tests.make import (
    DEFECTS,
    FACTS,
    ISSUED,
    MATERIALS,
    due,
    papers,
    printed,
    text_of,
    working_days,
)

CASE = (
    "520300202611240000017",
    "834217",
    "张小曼",
    "居民身份证",
    "520***********1238",
    "李为民",
    "520***********2410",
    "护士执业注册（首次注册）",
    "1152030000942000XN3522011026001",
    "遵义市卫生健康局",
    "A03自然人综合受理窗口",
    "王晓兰",
    "0851-28220000",
)
STUB = ("申请人联", "存根联", "签收人签名", "签收日期")
REMEDIES = (
    "自收到",
    "60日内向遵义市人民政府申请行政复议",
    "6个月内依法向遵义市红花岗区人民法院提起行政诉讼",
)

MUST_SAY = {
    "liability": (
        *CASE,
        "办件责任清单",
        "共1项",
        "窗口的行为1项",
        "二次告知",
        "遵义市政务服务中心A03自然人综合受理窗口王晓兰",
        "《行政许可法》第三十二条第一款第四项",
        "首次告知漏列体检报告",
        "核对人签名",
    ),
    "receipt": (
        *CASE,
        *STUB,
        "收件凭证",
        *(material.name for material in MATERIALS),
        "共6种6份13页",
        "原件（收取）",
        "原件（核验）",
        "复印件",
        "电子件",
        "2026年11月24日10时05分",
        "窗口现场",
        "不代表申请已被受理",
        "最迟于2026年12月1日告知是否受理",
        "自收到申请材料之日起即为受理",
    ),
    "acceptance": (
        *CASE,
        *STUB,
        "受理通知书",
        *(material.name for material in MATERIALS),
        "受理日期2026年11月24日",
        "受理人王晓兰",
        "承诺时限6个工作日",
        "承诺办结日2026年12月2日",
        "法定时限20个工作日",
        "法定届满日2026年12月22日",
        "专家评审（所需时间不计算在办理期限内",
        "到统一出证窗口领取",
    ),
    "one_time_notice": (
        *CASE,
        *STUB,
        "一次性告知书",
        *(text for defect in DEFECTS for text in (defect.material, defect.fault, defect.required, defect.sample)),
        "以上共2项，为需要补正的全部内容",
        "遵政务收字〔2026〕000123号",
        "通过网上申请页面补交",
        "2026年12月15日前（含当日）",
        "逾期未补正的，视为撤回申请",
    ),
    "completion_notice": (
        *CASE,
        *STUB,
        "补齐补正通知书",
        *(text for defect in DEFECTS for text in (defect.material, defect.fault, defect.required)),
        "毕业时间不一致",
        "2026年12月15日前（含当日）",
        "办理期限照常计算",
    ),
    "decline": (
        *CASE,
        *STUB,
        *REMEDIES,
        "不予受理通知书",
        "不属于本机关职权范围",
        "第三十二条第一款第二项",
        "请向贵州省卫生健康委员会申请",
    ),
    "return": (
        *CASE,
        *STUB,
        "退件告知书",
        "该事项由公安窗口办理，未纳入综合受理窗口",
        "申请人尚未达到申请年龄",
        "二楼公安专区B12窗口",
        *(material.name for material in MATERIALS[:3]),
    ),
    "special_procedure": (
        *CASE,
        *STUB,
        "特别程序告知书",
        "程序名称专家评审",
        "第四十五条",
        "所需时间8个工作日",
        "开始日期2026年11月26日",
        "预计结束日2026年12月8日",
        "顺延办结日2026年12月14日",
    ),
    "extension": (
        *CASE,
        *STUB,
        "延期告知书",
        "核实申请人原执业情况",
        "批准人遵义市卫生健康局局长陈立新",
        "延长时间10个工作日",
        "原办结日2026年12月22日",
        "2027年1月6日（待放假安排公布）",
        "第四十二条",
    ),
    "grant": (
        *CASE,
        *STUB,
        "准予行政许可决定书",
        "申请人已通过护士执业资格考试",
        "《护士条例》第七条、第八条",
        "准予张小曼护士执业注册",
        "2026年11月24日至2031年11月23日",
    ),
    "refusal": (
        *CASE,
        *STUB,
        *REMEDIES,
        "不予行政许可决定书",
        "至申请之日已超过3年",
        "理由1：未在规定期限内提出执业注册申请",
        "理由2：未提交临床护理培训考核合格的证明",
        "《护士条例》第七条第二款",
    ),
    "certificate": (
        "护士执业证书",
        "编号：遵政务试字〔2026〕000001号",
        "持证人：张小曼",
        "520***********1238",
        "遵义市第一人民医院",
        "2026年11月24日至2031年11月23日",
        "发证机关：遵义市卫生健康局",
        "发证日期：2026年11月24日",
    ),
    "delivery": (
        *CASE,
        "送达回证",
        "准予行政许可决定书",
        "遵政务准字〔2026〕000045号",
        "护士执业证书",
        "送达方式邮寄送达",
        "收件人张小曼",
        "送达时间2026年11月24日10时20分",
        "EB123456789CN",
        "送达人赵敏",
        "同住成年家属拒绝签收",
        "中华路社区居民委员会周琴",
        "收件人签名",
        "签收日期",
        "送达人签名",
        "见证人签名",
    ),
    "handover": (
        "材料移交清单",
        "520300202611240000017",
        "张小曼",
        *(material.name for material in MATERIALS),
        "纸质材料当日移交部门审查",
        "移交单位A03自然人综合受理窗口",
        "移交人王晓兰",
        "接收单位遵义市卫生健康局",
        "接收人刘洋",
        "移交时间2026年11月24日10时20分",
        "以上共6项6份",
        "体检证明原件第4页缺角",
        "移交人签名",
        "接收人签名",
    ),
    "withdrawal": (
        *CASE,
        *STUB,
        "撤回通知书",
        "你于2026年11月24日撤回",
        "拟变更执业地点后另行申请",
        *(material.name for material in MATERIALS[:3]),
    ),
    "termination": (
        *CASE,
        *STUB,
        *REMEDIES,
        "终止办理通知书",
        "因法律修改已经取消",
        "自2026年11月24日起终止办理",
        *(material.name for material in MATERIALS[:2]),
    ),
    "assessment": (
        "效能监管考核表",
        "遵义市卫生健康局（部门）",
        "2026-Q4",
        "98.80",
        "办件不足10件，不排名",
        "超期环节",
        "1.20",
        "本表只列数据，不作评定",
    ),
    "agreement": (
        "授权委托协议",
        "SQ-520300-2026-00017-4",
        "2027年1月1日至2029年12月31日（均含当日）",
        "护士执业注册（首次注册）",
        "收件、受理、出件",
        "甲方：遵义市卫生健康局",
        "乙方：遵义市政务服务中心",
        "盖章处",
        "何琳",
        "中心管理员",
        "不得单方终止",
        "乙方只在授权范围内办理",
    ),
    "answer_manual": (
        "答复口径手册",
        "体检证明多久有效？",
        "出具之日起六个月。",
        "《护士执业注册管理办法》",
        "对外公开",
        "第2版",
        "清单第3版自2026-11-20起施行",
    ),
    "confirmation_list": (
        "事项确认清单",
        "遵义市卫生健康局",
        "护士执业注册（首次注册）",
        "1152030000942000XN3522011026001",
        "承诺件",
        "自然人",
        "收件、受理、出件",
        "盖章处",
        "确认人何琳",
    ),
    "coverage": (
        "事项进驻情况表",
        "遵义市政务服务中心",
        "统计日2026年11月24日",
        "90.9%",
        "不进驻（有依据）",
        "涉密档案延期移交审批",
        "定密〔2026〕3号",
        "罗文华（遵义市政务服务中心）",
        "2026年11月2日",
        "大型医用设备配置许可",
        "没有生效的授权委托协议",
        "不四舍五入",
    ),
}
EVERY_PAPER = (
    "遵政务试字〔2026〕000001号",
    "2026年11月24日",
    "演示专用",
    "扫码核验真伪",
    "7K2MQ-4T9XV-B3N8R-WJH5D",
    "0851-28221234",
    "12345",
)


def test_there_is_a_form_for_every_kind_of_document():
    assert set(papers()) == set(Document.Kind.values) == set(MUST_SAY)


@pytest.mark.parametrize("kind", sorted(MUST_SAY))
def test_a_paper_says_what_it_must(kind):
    text = text_of(printed(papers()[kind]))
    assert [said for said in (*MUST_SAY[kind], *EVERY_PAPER) if said not in text] == []


def test_a_company_is_addressed_as_a_unit_and_has_no_agent_row_without_an_agent():
    facts = replace(FACTS, applicant_number_kind="统一社会信用代码", agent="", agent_number_masked="")
    text = text_of(printed(receipt(facts, materials=MATERIALS, reply_by=due(2026, 12, 1))))
    assert "你单位于2026年11月24日" in text
    assert "代办人" not in text


def test_an_item_that_is_no_licence_does_not_cite_the_licensing_law():
    facts = replace(FACTS, item_type="公共服务")
    for kind, paper in papers(facts).items():
        if kind in {"receipt", "one_time_notice", "extension"}:
            assert "行政许可" not in str(asdict(paper))
    assert papers(facts)["grant"].title == "准予决定书"
    assert papers(facts)["refusal"].title == "不予决定书"


def test_a_deemed_acceptance_says_that_the_day_of_receipt_counts():
    paper = acceptance(
        FACTS,
        materials=MATERIALS,
        accepted_at=FACTS.received_at,
        promised=working_days(6),
        promised_due=due(2026, 12, 2),
        deemed=True,
    )
    text = text_of(printed(paper))
    assert "未在5个工作日内告知" in text
    assert "自收到申请材料之日起即为受理" in text
    assert "法定届满日" not in text


def test_a_completion_notice_says_whether_the_clock_stands_still():
    paper = completion_notice(
        FACTS,
        reason="材料不一致",
        defects=DEFECTS,
        hand_in="窗口提交",
        reply_by=due(2026, 12, 15),
        clock_stops=True,
        legal_basis="《演示条例》第九条",
    )
    assert "依照《演示条例》第九条，补齐补正期间不计算在办理期限内" in text_of(printed(paper))


def test_silence_after_a_notice_is_told_as_a_withdrawal():
    text = text_of(printed(withdrawal(FACTS, reason="逾期未补正", withdrawn_at=ISSUED, by_silence=True)))
    assert "视为撤回申请" in text
    assert "没有需要退回的纸质材料" in text
