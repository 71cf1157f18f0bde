from onewindow.web.tests.house import cast, enter

__all__ = ["cast", "enter"]
