"""The Actor: a person in one hat. Every act is done by one."""

from dataclasses import asdict, dataclass
from typing import Any

from onewindow.organisation.models import Post, Role, Window


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in one hat at one window or department, as plain values that fit a signed cookie or token."""

    account_id: int
    name: str
    post_id: int
    role: str
    centre_id: int
    window_id: int | None = None
    window_number: str = ""
    window_kind: str = ""
    department_id: int | None = None
    applicant_id: str = ""
    place: str = ""

    @classmethod
    def of(cls, post: Post) -> "Actor":
        window, department = post.window, post.department
        return cls(
            account_id=post.account_id,
            name=post.account.full_name,
            post_id=post.pk,
            role=post.role,
            centre_id=post.centre_id,
            window_id=post.window_id,
            window_number=window.number if window else "",
            window_kind=window.kind if window else "",
            department_id=post.department_id or (window.department_id if window else None),
            applicant_id=str(post.applicant_id or ""),
            place=str(window or department or post.centre),
        )

    @classmethod
    def system(cls, centre_id: int) -> "Actor":
        """The clock itself: deemed acceptance and the end of a suspension come from the law, not from a person."""
        return cls(account_id=0, name="系统", post_id=0, role="system", centre_id=centre_id, place="系统")

    def as_record(self) -> dict[str, Any]:
        """Who and in which hat, as plain values for an event or an audit entry."""
        return {key: value for key, value in asdict(self).items() if value not in (None, "")}

    @property
    def special_window_of(self) -> int | None:
        """The department whose special window (专窗) this person sits at, by its key; None anywhere else."""
        return self.department_id if self.window_kind == Window.Kind.SPECIAL else None

    def has_role(self, *roles: Role) -> bool:
        return self.role in roles
