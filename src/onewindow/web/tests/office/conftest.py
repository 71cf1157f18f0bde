from onewindow.web.tests.house import cast, enter, visit

__all__ = ["cast", "enter", "visit"]
