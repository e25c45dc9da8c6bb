"""The demonstration: one machine, no certificates, mail kept in a folder and shown on a page."""

from cms.settings.environment import DATA, database, env
from cms.settings.production import *  # noqa: F403 - production is the base by design

IS_PRODUCTION = False
DEBUG = env.bool("DEBUG", default=False)
PORT = env.int("PORT", default=8000)
# Demonstration secrets protect nothing: the data are public and the machine is one's own.
SECRET_KEY = env("SECRET_KEY", default="demonstration-only-" + "x" * 40)
ETHICS_KEY = env("ETHICS_KEY", default="ZGVtb25zdHJhdGlvbi1vbmx5LWtleS0zMi1ieXRlcyE=")
LEDGER_KEY = env("LEDGER_KEY", default="ZGVtb25zdHJhdGlvbi1vbmx5LWtleS0zMi1ieXRlcyE=")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SITE_URL = env("SITE_URL", default=f"http://localhost:{PORT}")
WAGTAILADMIN_BASE_URL = SITE_URL

DATABASES = {
    "default": database(env("DATABASE_URL", default=None), env("DATABASE_NAME", default="meclis"))
}

if not DEBUG:
    # gunicorn's threads last; runserver's do not, and would leave connections behind.
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

DEMO_MAILBOX = DATA / "mailbox"
MAILERS = {
    "default": {
        "BACKEND": "core.mail.mailbox.MailboxBackend",
        "OPTIONS": {"folder": str(DEMO_MAILBOX)},
    }
}
if env("EMAIL_URL", default=""):
    from cms.settings.environment import mailer

    MAILERS = {"default": mailer(env("EMAIL_URL"))}

# Everybody may try every desk of the demonstration with the password printed on the screen.
SECOND_STEP_REQUIRED = False
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
STATICFILES_DIRS: list[str] = []
if DEBUG:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
WHITENOISE_USE_FINDERS = DEBUG
