from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "onewindow.documents"
    verbose_name = "文书"

    def ready(self) -> None:
        from onewindow.documents import checks  # noqa: F401  (registers itself)
