from onewindow.cases.tests.conftest import cast, files, kept_cast, lasting_cast, unprinted

__all__ = ["cast", "files", "kept_cast", "lasting_cast", "unprinted"]
