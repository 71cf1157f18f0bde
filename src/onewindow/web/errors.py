"""Pages for what cannot be done: a refusal, a wrong hat, nothing there, a broken form, and our own failure."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from onewindow.lib.ids import new_id
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.web.session import Request

log = logging.getLogger("onewindow.web")


def refusal_page(request: Request, refusal: Refused) -> HttpResponse:
    """Say why not: beside the work for htmx, on a page of its own otherwise, with the way back."""
    refusals = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal]
    context = {"refusals": refusals, "back": way_back(request)}
    if request.headers.get("HX-Request"):
        return into_messages(render(request, "errors/alert.html", context, status=refusal.status))
    return render(request, "errors/refused.html", context, status=refusal.status)


def into_messages(response: HttpResponse) -> HttpResponse:
    """Show an htmx answer in the message area, whatever the target of the request was."""
    response["HX-Retarget"], response["HX-Reswap"], response["HX-Push-Url"] = "#messages", "innerHTML", "false"
    return response


def way_back(request: HttpRequest) -> str:
    """The page that the person came from when it is ours, else the front page."""
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if own and not came_from.endswith(request.get_full_path()) else reverse("front")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404, _("没有这个页面"), _("地址可能输错了，或者内容已经移走。请从首页重新进入。"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403, _("您不能查看这里"), _("需要查看的，请联系有权办理的人员或者中心管理员。"))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400, _("没有看懂这次请求"), _("请返回上一页，刷新后再试。"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        _("页面已过期"),
        _("为了安全，这个页面停留太久或者在别处重新登录后需要刷新。请返回上一页，刷新后再提交。"),
    )


def failure(request: HttpRequest) -> HttpResponse:
    reference = str(new_id())[-12:]
    log.error("answered %s with a failure page, reference %s", request.path, reference)
    return _page(
        request,
        500,
        _("系统出了问题"),
        _("您的操作可能没有完成。请稍后再试；仍然不行的，请把编号 %s 告诉中心管理员。") % reference,
    )


def _page(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    context = {"title": title, "sentence": sentence, "back": way_back(request)}
    if request.headers.get("HX-Request"):
        return into_messages(render(request, "errors/notice.html", context, status=status))
    return render(request, "errors/page.html", context, status=status)
