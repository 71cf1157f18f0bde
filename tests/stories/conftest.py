from onewindow.web.tests.browser import axe, browser, live, page
from onewindow.web.tests.house import cast, visit

__all__ = ["axe", "browser", "cast", "live", "page", "visit"]
