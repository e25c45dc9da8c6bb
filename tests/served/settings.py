"""Production's settings with what a test needs: two views that fail, and files uncollected."""

from cms.settings.environment import env
from cms.settings.production import *  # noqa: F403 - nothing of production's is relaxed

ROOT_URLCONF = "tests.served.urls"
# Collecting takes half a minute; who serves the files, and with which headers, is the same.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = env.path("SERVED_MEDIA")
