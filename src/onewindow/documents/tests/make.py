"""The small fixed cast of the papers: one case, with one paper of each kind."""

from dataclasses import asdict
from datetime import date, datetime
from io import BytesIO

from pypdf import PdfReader

from onewindow.documents.forms import (
    AgreedItem,
    AssessedFigure,
    ConfirmedItem,
    Defect,
    Delivered,
    HandoverEntry,
    LiabilityEntry,
    Paper,
    PaperFacts,
    PaperMaterial,
    Remedies,
    Signed,
    acceptance,
    agreement,
    assessment_sheet,
    certificate,
    completion_notice,
    confirmation_list,
    decline,
    delivery,
    extension,
    grant,
    handover,
    liability_sheet,
    one_time_notice,
    receipt,
    refusal,
    return_notice,
    special_procedure,
    termination,
    withdrawal,
)
from onewindow.documents.forms.coverage import CoveredDepartment, ExcludedItem, MissingItem, coverage_list
from onewindow.documents.forms.manual import ManualEntry, answer_manual
from onewindow.documents.forms.words import day
from onewindow.documents.printing import print_paper
from onewindow.worktime.rules import SHANGHAI, Due, Limit, Unit

RECEIVED = datetime(2026, 11, 24, 10, 5, tzinfo=SHANGHAI)
ISSUED = datetime(2026, 11, 24, 10, 20, tzinfo=SHANGHAI)

FACTS = PaperFacts(
    centre="遵义市政务服务中心",
    department="遵义市卫生健康局",
    case_number="520300202611240000017",
    query_code="834217",
    applicant="张小曼",
    applicant_number_kind="居民身份证",
    applicant_number_masked="520***********1238",
    agent="李为民",
    agent_number_masked="520***********2410",
    item="护士执业注册（首次注册）",
    item_code="1152030000942000XN3522011026001",
    window="A03 自然人综合受理窗口",
    officer="王晓兰",
    officer_phone="0851-28220000",
    supervision_phone="0851-28221234",
    received_at=RECEIVED,
)

MATERIALS = (
    PaperMaterial(name="护士执业注册申请表", form="原件（收取）", copies=1, pages=2),
    PaperMaterial(name="申请人身份证明", form="原件（核验）", copies=1, pages=1, remark="已核验退回"),
    PaperMaterial(name="申请人学历证书及专业学习中的临床实习证明", form="复印件", copies=1, pages=3),
    PaperMaterial(name="护士执业资格考试成绩合格证明", form="复印件", copies=1, pages=1),
    PaperMaterial(name="医疗卫生机构拟聘用的相关材料", form="电子件", copies=1, pages=2),
    PaperMaterial(name="6个月内健康体检证明", form="原件（收取）", copies=1, pages=4),
)
DEFECTS = (
    Defect(
        material="6个月内健康体检证明",
        fault="体检日期为2026年3月2日，距申请之日已超过6个月",
        required="提交2026年5月24日以后由二级以上综合医院出具的体检证明",
        sample="样表3",
    ),
    Defect(
        material="护士执业注册申请表",
        fault="拟执业机构意见栏未盖章",
        required="由拟执业的医疗卫生机构填写意见并加盖公章",
        sample="样表1",
    ),
)
REMEDIES = Remedies(reconsideration_organ="遵义市人民政府", court="遵义市红花岗区人民法院")


def due(year: int, month: int, day: int, *, provisional: bool = False) -> Due:
    return Due(date(year, month, day), datetime(year, month, day, 17, tzinfo=SHANGHAI), provisional)


def working_days(number: int) -> Limit:
    return Limit(number, Unit.WORKING_DAY)


def papers(facts: PaperFacts = FACTS) -> dict[str, Paper]:
    """One paper of each kind, by kind."""
    made = (
        receipt(facts, materials=MATERIALS, reply_by=due(2026, 12, 1)),
        acceptance(
            facts,
            materials=MATERIALS,
            accepted_at=ISSUED,
            promised=working_days(6),
            promised_due=due(2026, 12, 2),
            legal=working_days(20),
            legal_due=due(2026, 12, 22),
            procedures=["专家评审"],
            pick_up="到统一出证窗口领取",
        ),
        one_time_notice(
            facts,
            defects=DEFECTS,
            hand_in="到遵义市政务服务中心A区综合受理窗口提交，或者通过网上申请页面补交",
            reply_by=due(2026, 12, 15),
            receipt_number="遵政务收字〔2026〕000123号",
        ),
        completion_notice(
            facts,
            reason="学历证书复印件与中国高等教育学生信息网登记的毕业时间不一致",
            defects=DEFECTS,
            hand_in="到遵义市政务服务中心A区综合受理窗口提交",
            reply_by=due(2026, 12, 15),
        ),
        decline(
            facts,
            reason="拟执业机构的执业登记机关为贵州省卫生健康委员会，该申请不属于本机关职权范围",
            legal_basis="《护士条例》第八条、《中华人民共和国行政许可法》第三十二条第一款第二项",
            right_authority="贵州省卫生健康委员会",
            remedies=REMEDIES,
        ),
        return_notice(
            facts,
            reasons=["该事项由公安窗口办理，未纳入综合受理窗口", "申请人尚未达到申请年龄"],
            materials=MATERIALS[:3],
            where_to_go="请到遵义市政务服务中心二楼公安专区B12窗口办理，咨询电话0851-28225678",
        ),
        special_procedure(
            facts,
            procedure="专家评审",
            legal_basis="《中华人民共和国行政许可法》第四十五条",
            begins_on=date(2026, 11, 26),
            days=8,
            ends=due(2026, 12, 8),
            promised_due=due(2026, 12, 14),
            executor="遵义市护理质量控制中心",
        ),
        extension(
            facts,
            reason="需要向外省卫生健康主管部门核实申请人原执业情况，20个工作日内不能作出决定",
            approver="遵义市卫生健康局局长 陈立新",
            extended_by=working_days(10),
            former_due=due(2026, 12, 22),
            new_due=due(2027, 1, 6, provisional=True),
        ),
        grant(
            facts,
            findings="申请人已通过护士执业资格考试，完成普通全日制护理专业学习，健康标准符合要求",
            legal_basis="《护士条例》第七条、第八条",
            content="准予张小曼护士执业注册，执业地点为遵义市第一人民医院",
            valid_from=date(2026, 11, 24),
            valid_until=date(2031, 11, 23),
            result_name="护士执业证书",
            pick_up="到统一出证窗口领取",
        ),
        refusal(
            facts,
            findings="申请人于2022年6月通过护士执业资格考试，至申请之日已超过3年，且未在教学、综合医院接受3个月临床护理培训",
            reasons=["未在规定期限内提出执业注册申请", "未提交临床护理培训考核合格的证明"],
            legal_basis="《护士条例》第七条第二款",
            remedies=REMEDIES,
        ),
        certificate(
            facts,
            name="护士执业证书",
            content=[("执业地点", "遵义市第一人民医院"), ("注册类别", "首次注册")],
            valid_from=date(2026, 11, 24),
            valid_until=date(2031, 11, 23),
            decision_number="遵政务准字〔2026〕000045号",
        ),
        delivery(
            facts,
            delivered=[
                Delivered(title="准予行政许可决定书", number="遵政务准字〔2026〕000045号"),
                Delivered(title="护士执业证书", number="遵政务证字〔2026〕000031号"),
            ],
            mode="邮寄送达",
            recipient="张小曼",
            recipient_number_masked="520***********1238",
            delivered_at=ISSUED,
            deliverer="赵敏",
            place="遵义市红花岗区中山路（收件地址）",
            tracking_number="EB123456789CN",
            refused_because="收件人外出，同住成年家属拒绝签收",
            witness="中华路社区居民委员会 周琴",
        ),
        handover(
            centre=facts.centre,
            supervision_phone=facts.supervision_phone,
            purpose="纸质材料当日移交部门审查",
            giving_unit=facts.window,
            giver=facts.officer,
            receiving_unit=facts.department,
            receiver="刘洋",
            entries=[
                HandoverEntry(
                    case_number=facts.case_number,
                    applicant=facts.applicant,
                    name=each.name,
                    form=each.form,
                    copies=each.copies,
                    pages=each.pages,
                )
                for each in MATERIALS
            ],
            handed_at=ISSUED,
            note="体检证明原件第4页缺角",
        ),
        withdrawal(facts, reason="申请人拟变更执业地点后另行申请", withdrawn_at=ISSUED, returned=MATERIALS[:3]),
        assessment_sheet(
            centre=facts.centre,
            supervision_phone=facts.supervision_phone,
            unit=facts.department,
            side="部门",
            period="2026-Q4",
            figures=[
                AssessedFigure(name="办件数", formula="期间内决定或者办结的办件", count=250),
                AssessedFigure(
                    name="超期环节", formula="到期没有完成的环节", count=3, weight="1.00", cap="20.00", off="1.20"
                ),
            ],
            points="98.80",
            rank="",
            fewest=10,
        ),
        agreement(
            title="授权委托协议",
            code="SQ-520300-2026-00017-4",
            department=facts.department,
            centre=facts.centre,
            supervision_phone=facts.supervision_phone,
            begins_on=date(2027, 1, 1),
            ends_on=date(2029, 12, 31),
            items=[AgreedItem(name=facts.item, code=facts.item_code, powers="收件、受理、出件")],
            duties="甲方及时告知事项的变化。\n乙方只在授权范围内办理。",
            signatures=[
                Signed(party="甲方", name="何琳", hat="部门事项管理员", at=ISSUED),
                Signed(party="乙方", name="孙建国", hat="中心管理员", at=ISSUED),
            ],
        ),
        confirmation_list(
            department=facts.department,
            centre=facts.centre,
            supervision_phone=facts.supervision_phone,
            items=[
                ConfirmedItem(
                    code=facts.item_code,
                    name=facts.item,
                    version=3,
                    kind="承诺件",
                    objects="自然人",
                    powers="收件、受理、出件",
                )
            ],
            confirmed_by="何琳",
            confirmed_at=ISSUED,
        ),
        liability_sheet(
            facts,
            entries=[
                LiabilityEntry(
                    at=ISSUED,
                    occasion="二次告知",
                    whose="窗口的行为",
                    unit="遵义市政务服务中心 A03 自然人综合受理窗口",
                    person="王晓兰",
                    clause="《行政许可法》第三十二条第一款第四项",
                    facts="首次告知漏列体检报告",
                )
            ],
        ),
        answer_manual(
            department=facts.department,
            supervision_phone=facts.supervision_phone,
            item=facts.item,
            item_code=facts.item_code,
            version=3,
            entries=[
                ManualEntry(
                    question="体检证明多久有效？",
                    answer="出具之日起六个月。\n过期的重新体检。",
                    ground="《护士执业注册管理办法》",
                    material="健康体检证明",
                    visibility="对外公开",
                    written="何琳　2026年11月1日",
                    checked="第2版，何琳　2026年11月2日",
                    stale="清单第3版自2026-11-20起施行，请核对答复是否仍然适用。",
                )
            ],
        ),
        coverage_list(
            centre=facts.centre,
            supervision_phone=facts.supervision_phone,
            on=date(2026, 11, 24),
            total=CoveredDepartment(name=facts.centre, existing=12, in_windows=10, excluded=1, gap=1, share="90.9%"),
            departments=[
                CoveredDepartment(name=facts.department, existing=12, in_windows=10, excluded=1, gap=1, share="90.9%")
            ],
            excluded=[
                ExcludedItem(
                    name="涉密档案延期移交审批",
                    code="1152030000942000XN3522011026002",
                    department="市档案局",
                    ground="涉密",
                    reason="定密〔2026〕3号",
                    approver="罗文华（遵义市政务服务中心）",
                    approved_on=date(2026, 11, 2),
                )
            ],
            missing=[
                MissingItem(
                    name="大型医用设备配置许可",
                    code="1152030000942000XN3522011026003",
                    department="市卫健局",
                    missing="没有生效的授权委托协议",
                )
            ],
        ),
        termination(
            facts,
            reason="申请人提出的事项因法律修改已经取消",
            terminated_at=ISSUED,
            legal_basis="《中华人民共和国行政许可法》第八条第二款",
            returned=MATERIALS[:2],
            remedies=REMEDIES,
        ),
    )
    return {paper.kind: paper for paper in made}


def printed(paper: Paper, *, number: str = "遵政务试字〔2026〕000001号", at: datetime = ISSUED) -> bytes:
    """Print a paper without storing it."""
    issued = {
        "number": number,
        "date": day(at),
        "token_shown": "7K2MQ-4T9XV-B3N8R-WJH5D",
        "seal": "演示专用",
        "paper": asdict(paper),
    }
    return print_paper(issued, link="http://127.0.0.1:8000/v/7K2MQ4T9XVB3N8RWJH5D", at=at)


def text_of(pdf: bytes) -> str:
    """Read the text of a PDF without the spaces and line ends that the layout adds."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
