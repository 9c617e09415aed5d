from django.contrib import admin

from accounts.admin import LookOnlyAdmin

from . import models

admin.site.register(
    [
        models.Agreement,
        models.AgreementVersion,
        models.Acceptance,
        models.AgreementComment,
        models.SeenDifferently,
    ],
    LookOnlyAdmin,
)
