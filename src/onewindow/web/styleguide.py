"""Every component in every state, for those who build pages; in the demo only."""

from datetime import timedelta
from pathlib import Path

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from onewindow.lib.refusal import Refused
from onewindow.web.session import Request

EXAMPLES = {
    "layout": _("版式"),
    "buttons": _("按钮"),
    "lights": _("时限灯、标签和图标"),
    "forms": _("表单"),
    "search": _("查找"),
    "files": _("文件"),
    "tables": _("表格"),
    "states": _("空、读取中、提示和断网"),
    "progress": _("进度和经过"),
    "panels": _("卡片、数字、页签和对话框"),
    "desk": _("材料核对和文书"),
}


@require_http_methods(["GET", "POST"])
def styleguide(request: Request) -> HttpResponse:
    """Show each component above the lines that make it; `?frame=screen` the dark hall, `?toast`, `?refuse`."""
    if "refuse" in request.GET:
        raise Refused()
    if request.GET.get("frame") == "screen":
        return render(request, "styleguide_screen.html")
    if "toast" in request.GET:
        messages.success(request, _("已受理，受理通知书可以打印。"))
    context = {
        "examples": [_example(name, title) for name, title in EXAMPLES.items()],
        "yesterday": request.at - timedelta(days=1),
        "soon": request.at + timedelta(days=7),
    }
    return render(request, "styleguide.html", context)


def _example(name: str, title: object) -> dict[str, object]:
    address = f"styleguide/{name}.html"
    source = (Path(__file__).parent / "templates" / address).read_text(encoding="utf-8")
    return {"name": name, "title": title, "template": address, "source": source}
