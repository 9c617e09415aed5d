"""The maintainers' site: the same sign-in as everything else, closed to everyone else."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from accounts.access.by_pin import is_by_pin


class MaintainerSite(admin.AdminSite):
    site_header = site_title = "Maintenance"

    def login(self, request, extra_context=None):
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        return redirect_to_login(request.get_full_path())

    def has_permission(self, request):
        # Six numbers open what a peer may see, whoever gives them.
        return super().has_permission(request) and not is_by_pin(request)

    # The house's own pages, which leave their record.
    def password_change(self, request, extra_context=None):
        return redirect("accounts:password_change")

    def logout(self, request, extra_context=None):
        return redirect("accounts:logout")
