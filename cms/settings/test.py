"""The tests: a server of its own without fsync, mail in memory, cheap password hashes."""

from cms.settings.demo import *  # noqa: F403 - the demonstration, relaxed further
from cms.settings.environment import DATA, database, env

DATABASES = {"default": database(env("DATABASE_URL", default=None), "meclis")}
if not env("DATABASE_URL", default=""):
    DATABASES["default"]["OPTIONS"] = {"embedded_root": "test"}
DATABASES["default"]["TEST"] = {"NAME": "test_meclis" + env("TEST_DB_SUFFIX", default="")}

DEMO_MAILBOX = DATA / "test-mailbox"
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
SITE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Wagtail saves drafts while one types; its answers would race with a browser test's clicks.
WAGTAIL_AUTOSAVE_INTERVAL = 0
# A test sees what it has just written; those about the cache turn it on.
SHARED_PAGES_SECONDS = 0
# A run sends more from one address than a person does; tests of limits set it to 1.
LIMITS_SCALE = env.int("LIMITS_SCALE", default=1_000)
