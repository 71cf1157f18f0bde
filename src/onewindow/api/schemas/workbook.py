"""What an import did."""

from onewindow.api.marks import _
from onewindow.api.schemas.base import Told, field


class ImportTold(Told):
    created: int = field(_("新增的事项"))
    versions: int = field(_("发布了下一版本的事项"))
    unchanged: int = field(_("没有变化的事项"))
