from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    name = "onewindow.authority"
    verbose_name = "授权"
