"""The Jinja environment: what every template may use without asking."""

from types import SimpleNamespace
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined

from onewindow.web import words

COMPONENTS = ("icons", "actions", "forms", "tables", "progress", "panels", "desk")


def environment(**options: Any) -> Environment:
    """Build the environment: autoescape on, Django's translation, our filters, and every component as `ui.<name>`.

    A name that a template misspells stops the page in tests instead of printing nothing.
    """
    options["undefined"] = StrictUndefined
    options["optimized"] = False  # folding `3|days_left` would keep the language of the first reader for everybody
    env = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True, **options)
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=gettext, ngettext=ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.filters.update(
        date=words.date,
        datetime=words.date_and_time,
        time=words.time_of_day,
        weekday=words.weekday,
        days_left=words.days_left,
        listed=words.listed,
    )
    env.globals.update(static=static, url=url, htmx_script=htmx_script, ui=SimpleNamespace())
    for name in COMPONENTS:
        vars(env.globals["ui"]).update(_macros(env, name))
    return env


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page: `url("desk:case", number)`."""
    return reverse(name, args=args, kwargs=kwargs)


def _macros(env: Environment, name: str) -> dict[str, Any]:
    module = env.get_template(f"components/{name}.html").module
    return {key: value for key, value in vars(module).items() if not key.startswith("_") and callable(value)}
