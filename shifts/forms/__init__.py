from .rota import OnCallNumberForm, PutOnForm, TakeOffForm
from .times import PatternForm

__all__ = ["OnCallNumberForm", "PatternForm", "PutOnForm", "TakeOffForm"]
