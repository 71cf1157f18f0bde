"""Settings: everything that differs between places comes from the environment, and a wrong value stops the start."""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from onewindow import PACKAGE, VAR

PLACE = os.environ.get("ONEWINDOW_PLACE", "demo")
if PLACE not in {"demo", "production"}:
    raise ImproperlyConfigured(f"ONEWINDOW_PLACE must be demo or production, not {PLACE!r}")
DEMO = PLACE == "demo"


def secret(name: str) -> str:
    """Read a secret; the demo has known ones, and production refuses to start without its own."""
    value = os.environ.get(name, "")
    demo_value = f"demo-only-{name.lower()}-not-a-secret"
    if value and (DEMO or (value != demo_value and len(value) >= 32)):
        return value
    if DEMO:
        return demo_value
    raise ImproperlyConfigured(f"{name} must be set to a secret of at least 32 characters in production")


SECRET_KEY = secret("ONEWINDOW_SECRET_KEY")
FIELD_KEYS = secret("ONEWINDOW_FIELD_KEYS").split(",")
INDEX_KEY = secret("ONEWINDOW_INDEX_KEY")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ONEWINDOW_HOSTS", "127.0.0.1,localhost,testserver,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("ONEWINDOW_ORIGINS", "").split(",") if origin]
PUBLIC_URL = os.environ.get("ONEWINDOW_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "axes",
    "onewindow.worktime",
    "onewindow.audit",
    "onewindow.organisation",
    "onewindow.documents",
    "onewindow.messaging",
    "onewindow.catalogue",
    "onewindow.authority",
    "onewindow.cases",
    "onewindow.supervision",
    "onewindow.web",
    "onewindow.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "onewindow.web.middleware.ContentPolicyMiddleware",
    "onewindow.web.middleware.LanguageMiddleware",
    "onewindow.api.middleware.ApiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "onewindow.web.middleware.ActorMiddleware",
    "onewindow.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "onewindow.urls"
WSGI_APPLICATION = "onewindow.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "onewindow.web.jinja.environment",
            "context_processors": ["onewindow.web.context.page"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", "postgresql://onewindow@127.0.0.1:5432/onewindow"),
        conn_health_checks=True,
    )
}
DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": int(os.environ.get("ONEWINDOW_DB_POOL", "8"))}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisation.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.AllowAllUsersModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=10)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W002", "urls.W002"]  # a part of the house stands at /office, its pages at /office/…
LOGIN_URL = "/sign-in"
CSRF_FAILURE_VIEW = "onewindow.web.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

SESSION_COOKIE_HTTPONLY = True
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 31536000
SECURE_PROXY_SSL_HEADER = None if DEMO else ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "SAMEORIGIN"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_COLLECTED = os.environ.get("ONEWINDOW_STATIC", "source" if DEMO else "collected") == "collected"
STATIC_ROOT = VAR / "static" if STATIC_COLLECTED else None
WHITENOISE_USE_FINDERS = not STATIC_COLLECTED
MEDIA_ROOT = Path(os.environ.get("ONEWINDOW_FILES", VAR / "files"))
SMS_FOLDER = Path(os.environ.get("ONEWINDOW_SMS_FOLDER", VAR / "sms"))
SMS_GATEWAY = os.environ.get("ONEWINDOW_SMS_GATEWAY", "")
SMS_TOKEN = secret("ONEWINDOW_SMS_TOKEN") if SMS_GATEWAY or DEMO else ""
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["onewindow.integrations.worker.tasks"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# A list with many materials is one form; the form itself is bounded (spreadsheet/form.py).
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640
UPLOAD_LIMIT = 20 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ONEWINDOW_LOG", "WARNING")},
}
