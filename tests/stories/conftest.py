from onewindow.web.tests.browser import axe, browser, live, page

__all__ = ["axe", "browser", "live", "page"]
