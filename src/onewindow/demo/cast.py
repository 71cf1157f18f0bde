"""Who signs in to the demo: one of each role, and a reviewer and a decider for every department."""

from dataclasses import dataclass
from functools import cache

from onewindow.demo.places import department_rows
from onewindow.organisation.models import Role

PASSWORD = "onewindow-demo-2026"
CITY = "520300"
HEALTH = "遵义市卫生健康局"


@dataclass(frozen=True, slots=True)
class Hat:
    """A post of the demo: `window` is a window number, `department` a name, both of the centre `centre`."""

    role: str
    centre: str = CITY
    window: str = ""
    department: str = ""
    applicant: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    role: str
    sign_in_name: str
    full_name: str
    hats: tuple[Hat, ...]


PEOPLE = (
    Person("centre_admin", "admin", "孙建国", (Hat(Role.CENTRE_ADMIN),)),
    Person(
        "clerk_natural",
        "clerk-natural",
        "王晓梅",
        (Hat(Role.CLERK, window="N01"), Hat(Role.CLERK, window="F13")),
    ),
    Person("clerk_natural_2", "clerk-natural-2", "赵明", (Hat(Role.CLERK, window="N02"),)),
    Person("clerk_legal", "clerk-legal", "李强", (Hat(Role.CLERK, window="F01"),)),
    Person("consultant", "consultant", "陈静", (Hat(Role.CONSULTANT, window="Z01"),)),
    Person("complaint_clerk", "complaint-clerk", "周敏", (Hat(Role.COMPLAINT_CLERK, window="T01"),)),
    Person("difficult_clerk", "difficult-clerk", "吴涛", (Hat(Role.DIFFICULT_CLERK, window="T02"),)),
    Person("issuing_clerk", "issuing-clerk", "郑丽", (Hat(Role.ISSUING_CLERK, window="C01"),)),
    Person("reviewer", "reviewer", "刘芳", (Hat(Role.REVIEWER, department=HEALTH),)),
    Person("decider", "decider", "黄志远", (Hat(Role.DECIDER, department=HEALTH),)),
    Person("item_manager", "item-manager", "何琳", (Hat(Role.ITEM_MANAGER, department=HEALTH),)),
    Person("item_checker", "item-checker", "沈悦", (Hat(Role.ITEM_CHECKER),)),
    Person("item_reviewer", "item-reviewer", "冯立", (Hat(Role.ITEM_REVIEWER),)),
    Person("supervisor", "supervisor", "马超群", (Hat(Role.SUPERVISOR),)),
    Person("supervisor_2", "supervisor-2", "苏明", (Hat(Role.SUPERVISOR),)),
    Person("leader", "leader", "罗文华", (Hat(Role.LEADER),)),
    Person("applicant_person", "applicant-person", "张伟民", (Hat(Role.APPLICANT, applicant="520300199001011238"),)),
    Person("applicant_company", "applicant-company", "杨帆", (Hat(Role.APPLICANT, applicant="91520300MA6D00018G"),)),
    Person("outsider", "outsider", "路人甲", (Hat(Role.OUTSIDER),)),
)


@cache
def everyone() -> tuple[Person, ...]:
    """The cast, then a reviewer and a decider for each other department, and the county centres' clerks."""
    people = list(PEOPLE)
    for order, row in enumerate(department_rows(), 1):
        if row["centre"] == CITY and row["name"] == HEALTH:
            continue
        short, hat = row["short_name"], {"centre": row["centre"], "department": row["name"]}
        people.append(Person("reviewer", f"reviewer-{order:02d}", f"{short}审查员", (Hat(Role.REVIEWER, **hat),)))
        people.append(
            Person("item_manager", f"item-manager-{order:02d}", f"{short}事项员", (Hat(Role.ITEM_MANAGER, **hat),))
        )
        people.append(Person("decider", f"decider-{order:02d}", f"{short}负责人", (Hat(Role.DECIDER, **hat),)))
    for code in ("520302", "520382"):
        people += [
            Person("centre_admin", f"admin-{code}", "县区中心管理员", (Hat(Role.CENTRE_ADMIN, code),)),
            Person("clerk_natural", f"clerk-natural-{code}", "县区自然人窗口", (Hat(Role.CLERK, code, "N01"),)),
            Person("clerk_legal", f"clerk-legal-{code}", "县区法人窗口", (Hat(Role.CLERK, code, "F01"),)),
            Person("issuing_clerk", f"issuing-clerk-{code}", "县区出证窗口", (Hat(Role.ISSUING_CLERK, code, "C01"),)),
            Person("supervisor", f"supervisor-{code}", "县区效能监管", (Hat(Role.SUPERVISOR, code),)),
        ]
    return tuple(people)


def accounts() -> list[dict[str, str]]:
    """Return role, sign-in name, password, name and place of everyone in the demo."""
    return [
        {
            "role": person.role,
            "sign_in_name": person.sign_in_name,
            "password": PASSWORD,
            "name": person.full_name,
            "place": person.hats[0].window or person.hats[0].department or person.hats[0].centre,
        }
        for person in everyone()
    ]
