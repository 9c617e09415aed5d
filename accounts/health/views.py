from django.http import JsonResponse
from django.views.decorators.http import require_GET

from ..access.decorators import needs_no_sign_in
from ..access.requests import StaffRequest
from .database import trouble_with_the_database


@needs_no_sign_in
@require_GET
def healthz(request: StaffRequest) -> JsonResponse:
    trouble = trouble_with_the_database()
    return JsonResponse({"status": trouble or "ok"}, status=503 if trouble else 200)
