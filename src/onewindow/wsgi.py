"""The WSGI door, served by granian."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onewindow.settings")
application = get_wsgi_application()
# Doors are read before the first visitor comes: several threads reading them at once would meet half-read ones.
_ = get_resolver().url_patterns
