"""Passwords are hashed with Argon2, sized for a house's laptop, and one at a time a process.

At Django's size six at once took 600 MB, and many guesses at once stopped the pages of everyone
else. These are the smallest figures that OWASP recommends for Argon2id (19 MiB, two rounds). What
was hashed before is hashed again as its person signs in.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from django.contrib.auth.hashers import Argon2PasswordHasher


@cache
def _hashing_thread(_pid: int) -> ThreadPoolExecutor:
    """One for each process. The system's allocator keeps a hash's memory for each thread."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="hashing")


class HouseHasher(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        return _hashing_thread(os.getpid()).submit(super().encode, password, salt).result()

    def verify(self, password: str, encoded: str) -> bool:
        return _hashing_thread(os.getpid()).submit(super().verify, password, encoded).result()
