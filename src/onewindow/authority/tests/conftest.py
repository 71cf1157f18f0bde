from onewindow.authority.tests.agreed import sides

__all__ = ["sides"]
