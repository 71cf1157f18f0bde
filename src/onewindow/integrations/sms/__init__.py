"""Short messages: by a gateway over HTTP, or into files for the demo."""

from django.conf import settings

from onewindow.integrations.sms.file import FileDriver
from onewindow.integrations.sms.http import HttpDriver
from onewindow.messaging.driver import Driver


def driver() -> Driver:
    """The way that the settings name: a gateway when its address is known, files otherwise."""
    if settings.SMS_GATEWAY:
        return HttpDriver(settings.SMS_GATEWAY, settings.SMS_TOKEN)
    return FileDriver(settings.SMS_FOLDER)
