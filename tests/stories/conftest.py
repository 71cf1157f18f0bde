from onewindow.web.tests.browser import axe, browser, live, page
from onewindow.web.tests.house import cast, visit

from .demo import demo

__all__ = ["axe", "browser", "cast", "demo", "live", "page", "visit"]
