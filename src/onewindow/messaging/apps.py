from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "onewindow.messaging"
    verbose_name = "消息"
