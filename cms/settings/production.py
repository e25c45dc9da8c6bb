"""The base: production. `demo` and `test` relax it; nothing here is ever less strict than they."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.settings.cron import CRON  # noqa: F401 - a table of its own
from cms.settings.environment import DATA, ROOT, database, env, mailer
from cms.settings.security import ADMIN_CSP, PUBLIC_CSP
from core.safety import refuse_to_start_unsafe

DEBUG = False
SECRET_KEY: str = env("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
SITE_URL: str = env("SITE_URL", default="").rstrip("/")
ETHICS_KEY: str = env("ETHICS_KEY", default="")
# Signs the ledger's checkpoints: 32 bytes, kept apart from the database.
LEDGER_KEY: str = env("LEDGER_KEY", default="")
# How long a closed consultation stays readable before its key is destroyed.
ETHICS_RETENTION_DAYS: int = env.int("ETHICS_RETENTION_DAYS", default=365)

INSTALLED_APPS = [
    "modeltranslation",
    "cms",
    "search",
    "ethics_code",
    "legislation",
    "constituents",
    "core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "core.middleware.ResponseHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.RefuseUnreadableInputMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.shared_pages.SharedPagesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "core.shared_pages.CachePolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "core.middleware.FriendlyRefusalsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "core.accounts.middleware.SecondStepMiddleware",
    "core.accounts.middleware.DeviceMiddleware",
    "core.limits.web.LimitsMiddleware",
    "cms.middleware.PageRedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["core.templatetags.casing"],
            "context_processors": [
                "django.template.context_processors.csp",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.site",
            ],
        },
    }
]

DATABASES = {"default": database(env("DATABASE_URL", default=None), "meclis")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
ELASTICSEARCH_URL: str = env("ELASTICSEARCH_URL", default="")

# How long a page of one of these views may be repeated to whoever brings no cookie; 0: not at
# all by us. What is taken off the site is gone that soon. Search is left out: its addresses
# are endless, and its index is renewed apart.
SHARED_PAGES_SECONDS: int = env.int("SHARED_PAGES_SECONDS", default=5)
SHARED_PAGES = frozenset(
    {
        "wagtail_serve",
        "constituents:mp_list",
        "constituents:find",
        "constituents:constituency",
        "constituents:mp",
        "constituents:question_list",
        "constituents:question",
        "legislation:bill_list",
        "legislation:bill",
        "legislation:version",
        "legislation:chapter",
        "legislation:article",
        "legislation:article_changes",
        "legislation:article_authors",
        "legislation:article_comments",
        "legislation:compare",
        "legislation:amendment_list",
        "legislation:amendment",
        "legislation:history",
        "legislation:comment",
        "ethics_code:code",
        "ethics_code:article",
    }
)

# Languages: Azerbaijani is the source; times are Baku's.
LANGUAGE_CODE = "az"
LANGUAGES = [("az", _("Azerbaijani")), ("en", _("English")), ("ru", _("Russian"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
MODELTRANSLATION_DEFAULT_LANGUAGE = "az"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("az",)}
# The admin's words come last: what the public pages say in the same words is decided there.
LOCALE_PATHS = [ROOT / name for name in ("locale", "locale_overrides", "locale_admin")]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "Asia/Baku"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
# A request as a whole, files included.
MAX_REQUEST_BYTES = 30_000_000
# What the editors' screens send with PATCH, PUT or DELETE: a hint waved away, a passage
# translated, a preview that was left.
VIEWS_PATCHED = frozenset(
    {
        "wagtailadmin_dismissibles",
        "wagtail_localize:edit_override",
        "wagtail_localize:edit_string_translation",
        "wagtailadmin_pages:preview_on_add",
        "wagtailadmin_pages:preview_on_edit",
    }
)

# Accounts: allauth is the only door, also for the CMS.
AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["core.accounts.backend.EmailBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "core:account"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "core.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "change_password": "core.accounts.forms.ChangePasswordForm",
    "login": "core.accounts.forms.LoginForm",
    "reauthenticate": "core.accounts.forms.ReauthenticateForm",
    "reset_password": "core.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "core.accounts.forms.ResetPasswordKeyForm",
    "set_password": "core.accounts.forms.SetPasswordForm",
    "signup": "core.accounts.forms.SignupForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_CHANGE_EMAIL = True
# core.limits counts instead: exactly, for all workers together, and behind proxies.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Reading and writing between two sensitive acts takes longer than allauth's five minutes.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = None
# Who works here passes a second step in every session, or is sent to add one.
SECOND_STEP_REQUIRED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Açıq Məclis"
MFA_ADAPTER = "core.accounts.mfa.MFAAdapter"
MFA_FORMS = {
    "activate_totp": "core.accounts.mfa.ActivateTOTPForm",
    "add_webauthn": "core.accounts.mfa.AddWebAuthnForm",
    "authenticate": "core.accounts.mfa.AuthenticateForm",
    "authenticate_webauthn": "core.accounts.mfa.AuthenticateWebAuthnForm",
    "edit_webauthn": "core.accounts.mfa.EditWebAuthnForm",
    "login_webauthn": "core.accounts.mfa.LoginWebAuthnForm",
    "reauthenticate": "core.accounts.mfa.ReauthenticateForm",
    "reauthenticate_webauthn": "core.accounts.mfa.ReauthenticateWebAuthnForm",
}

# Wagtail
WAGTAIL_SITE_NAME = "Açıq Məclis"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_USER_TIME_ZONES = ["Asia/Baku", "UTC"]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Editors publish themselves; nobody stands behind them to approve.
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# An address typed as a link becomes a link to the page that has it; nothing is guessed.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "exact"
# A page shared by a password would need a password form of Wagtail's; accounts do that better.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
# Nothing a browser would run; all are served as attachments.
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "ods", "csv", "txt"]
# Unpacked, a picture takes four bytes a pixel; the usual limit of Wagtail's is half a gigabyte.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.images.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
# A submitted translation stays a draft until somebody translated and published it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Mail and jobs
MAILERS: dict[str, dict[str, Any]] = {
    "default": mailer(env("EMAIL_URL", default="smtp://localhost:25"))
}
# So long the log of mails names recipients; it never holds what was sent.
MAIL_LOG_DAYS: int = env.int("MAIL_LOG_DAYS", default=30)
# So long jobs are kept that are over and wait for nobody.
JOB_LOG_DAYS: int = env.int("JOB_LOG_DAYS", default=7)
DEFAULT_FROM_EMAIL: str = env("FROM_EMAIL", default="Açıq Məclis <noreply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
TASKS = {"default": {"BACKEND": "core.jobs.backend.ProcrastinateBackend", "QUEUES": []}}
PROCRASTINATE_WORKER_DEFAULTS = {
    "concurrency": 2,
    "delete_jobs": "successful",
    "shutdown_graceful_timeout": 20,
    "update_heartbeat_interval": 5,
    "stalled_worker_timeout": 30,
}

# Limits: rows here replace those of core.limits.table; the scale widens all of them.
LIMITS: dict[str, dict[str, str]] = {}
LIMITS_SCALE: int = env.int("LIMITS_SCALE", default=1)

# Security
SECURE_CSP = PUBLIC_CSP
ADMIN_SECURE_CSP = ADMIN_CSP
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failure"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
# How many proxies of ours stand before the site: so many entries of X-Forwarded-For are true.
TRUSTED_PROXIES: int = env.int("TRUSTED_PROXIES", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
# Browsers that know frame-ancestors (it allows our own previews) ignore this one.
X_FRAME_OPTIONS = "DENY"

DEMO_MAILBOX: Path | None = None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"refusals": {"()": "core.logs.WithoutTraces"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["refusals"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # gunicorn's remark at every HEAD, that it drops what Django sends along.
    "loggers": {"gunicorn.http.wsgi": {"level": "ERROR"}},
}

# Settings of a site's own that build on these are asked too, when the apps are ready.
IS_PRODUCTION = True

if env("DJANGO_SETTINGS_MODULE", default="") == "cms.settings.production":
    refuse_to_start_unsafe(globals())
