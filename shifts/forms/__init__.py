"""The forms of shifts, one module for each of their parts."""

from .co_reflection import CoReflectionForm
from .training import CertificateChangeForm, CertificateForm

__all__ = ["CertificateChangeForm", "CertificateForm", "CoReflectionForm"]
