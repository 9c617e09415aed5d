from ..people.models import User
from .models import SecondFactor


def has_second_factor(user: User) -> bool:
    return SecondFactor.objects.filter(user=user).exists()


def recovery_codes_left(user: User) -> int:
    factor = SecondFactor.objects.filter(user=user).first()
    return factor.recovery_codes.count() if factor else 0
