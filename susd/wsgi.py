"""The WSGI application, for `manage.py serve` and for any other server."""

import os

from susd.handler import get_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "susd.settings.production")

application = get_application()
