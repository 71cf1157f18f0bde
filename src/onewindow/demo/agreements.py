"""The demo's agreements, as both sides sign them: one running out, one to be renewed, one ended by decision; made up."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate

from onewindow.authority import actions
from onewindow.authority.models import Agreement
from onewindow.authority.queries.offered import offered_items
from onewindow.demo.cast import CITY
from onewindow.documents.models import Document
from onewindow.documents.queries import pdf_of
from onewindow.lib.uploads import Upload
from onewindow.messaging.actions import mark_read
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Department, Post, Role, Window

SIGNED_AT = datetime(2025, 12, 15, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
BEGINS, ENDS = date(2026, 1, 1), date(2028, 12, 31)
HEALTH, RUNS_OUT, LEFT, ASKS = "市卫生健康局", "市商务局", "市民族宗教事务委员会", "市新闻出版局"
CONFIRMED = (HEALTH, "市发展改革委")


def load_agreements(departments: Iterable[Department], *, at: datetime) -> None:
    """Let every department with items agree with its centre, and show what becomes of agreements at `at`."""
    admins = {post.centre_id: Actor.of(post) for post in _posts(Role.CENTRE_ADMIN)}
    managers = {post.department_id: Actor.of(post) for post in _posts(Role.ITEM_MANAGER)}
    made: dict[str, Agreement] = {}
    for department in departments:
        admin, manager = admins.get(department.centre_id), managers.get(department.pk)
        if not (admin and manager):
            continue
        in_city = department.centre.code == CITY
        runs_out = in_city and department.short_name == RUNS_OUT
        ends_on = localdate(at) + timedelta(20) if runs_out else ENDS
        agreement = _agree(department, admin, manager, ends_on)
        if agreement and in_city:
            made[department.short_name] = agreement
    admin = admins[made[LEFT].centre_id]
    _renewal_waits(made[RUNS_OUT], managers[made[RUNS_OUT].department_id], at)
    _asks(made[ASKS], managers[made[ASKS].department_id], at)
    _leaves(made[LEFT], admin, at)
    for name in CONFIRMED:
        _confirms(made[name].department, managers[made[name].department_id], admin, at, received=name == HEALTH)
    _accounts(made[HEALTH], managers[made[HEALTH].department_id], at)
    actions.remind_of_terms(at=at)
    actions.remind_of_accounts(at=at)


def _agree(department: Department, admin: Actor, manager: Actor, ends_on: date) -> Agreement | None:
    items = offered_items(department_id=department.pk, centre_id=department.centre_id, on=BEGINS)
    if not items:
        return None
    agreement = actions.propose(
        department_id=department.pk,
        centre_id=department.centre_id,
        powers={each.item.code: each.usual for each in items},
        begins_on=BEGINS,
        ends_on=ends_on,
        by=manager,
        at=SIGNED_AT,
    )
    proposal = agreement.proposals.get()
    for by in (manager, admin):
        proposal = actions.sign(
            code=agreement.code, proposal_id=proposal.pk, seal_date=localdate(SIGNED_AT), by=by, at=SIGNED_AT
        )
    for by in (manager, admin):
        mark_read(by=by, at=SIGNED_AT)
    if department.short_name in (HEALTH, LEFT):
        assert proposal.document is not None
        actions.keep_sealed(
            code=agreement.code, proposal_id=proposal.pk, upload=_scan(proposal.document), by=admin, at=SIGNED_AT
        )
    return agreement


def _renewal_waits(agreement: Agreement, manager: Actor, at: datetime) -> None:
    """The department has proposed and signed the next term; the centre has not."""
    begins_on = agreement.ends_on + timedelta(1)
    renewal = actions.renew(code=agreement.code, begins_on=begins_on, ends_on=date(2029, 12, 31), by=manager, at=at)
    actions.sign(code=renewal.code, proposal_id=renewal.proposals.get().pk, by=manager, at=at)


def _asks(agreement: Agreement, manager: Actor, at: datetime) -> None:
    item = agreement.grants.select_related("item").order_by("item__code")[0].item
    reason = "拟改为全程网上办理，请求退出综合窗口。（演示）"
    actions.request_ending(code=agreement.code, item_codes=[item.code], reason=reason, by=manager, at=at)


def _leaves(agreement: Agreement, admin: Actor, at: datetime) -> None:
    """The group has decided; a second hat for a clerk at the special window that stands since."""
    document = agreement.proposals.get().document
    assert document is not None
    actions.decide_ending(
        code=agreement.code,
        number="遵政务协调〔2026〕3号（演示）",
        decided_on=localdate(at),
        report="部门认为事项专业性强、年办件量少，要求退出；中心认为应设专窗保障办事。提请协调小组决定。（演示）",
        scan=_scan(document),
        by=admin,
        at=at,
    )
    window = Window.objects.get(department=agreement.department, kind=Window.Kind.SPECIAL)
    account = Account.objects.get(sign_in_name="clerk-natural-2")
    Post.objects.create(account=account, role=Role.CLERK, centre=window.centre, window=window, begins_on=localdate(at))


def _confirms(department: Department, manager: Actor, admin: Actor, at: datetime, *, received: bool) -> None:
    items = offered_items(department_id=department.pk, centre_id=department.centre_id, on=localdate(at))
    made = actions.confirm_items(powers={each.item.code: each.usual for each in items}, by=manager, at=at)
    actions.seal_list(list_id=made.pk, upload=_scan(made.document), by=manager, at=at)
    if received:
        actions.receive_list(list_id=made.pk, by=admin, at=at)


def _accounts(agreement: Agreement, manager: Actor, at: datetime) -> None:
    today = localdate(at)
    for system, name, holder, reference, ends_on in (
        ("护士电子化注册信息系统（演示）", "zy-wjj-01", "clerk-natural", "MF-2026-0012", ENDS),
        ("医师电子化注册信息系统（演示）", "zy-wjj-02", "clerk-natural-2", "MF-2026-0013", today + timedelta(6)),
        ("放射诊疗许可管理系统（演示）", "zy-wjj-03", "clerk-legal", "vault:wjj/03", today + timedelta(200)),
    ):
        account = actions.AccountInput(
            system=system,
            account_name=name,
            holder=holder,
            handed_by="vault" if reference.startswith("vault") else "envelope",
            reference=reference,
            begins_on=BEGINS,
            ends_on=ends_on,
        )
        made = actions.register_account(code=agreement.code, account=account, by=manager, at=at)
    actions.return_account(account_id=made.pk, returned_on=today, by=manager, at=at)


def _scan(document: Document) -> Upload:
    """The paper itself stands for its sealed scan."""
    return Upload("盖章扫描件（演示）.pdf", pdf_of(document))


def _posts(role: str) -> list[Post]:
    return list(Post.objects.filter(role=role).select_related("account", "centre", "window", "department"))
