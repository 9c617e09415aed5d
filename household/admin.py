from django.apps import apps
from django.contrib import admin

from accounts.admin import LookOnlyAdmin

admin.site.register(list(apps.get_app_config("household").get_models()), LookOnlyAdmin)
