"""The web server's entry. Production unless the environment says otherwise."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
django.setup(set_prefix=False)

from core.wsgi import Handler  # noqa: E402 - after the set-up

application = Handler()
