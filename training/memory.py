"""Keeps the memory that a step frees for the next step.

A step makes and drops some hundred tensors of a few megabytes. The C library gives blocks of that size back to the
system at once, which then has to clear every page of them anew: a third of a step on a processor.
"""

import ctypes
import ctypes.util

TRIM_THRESHOLD, TOP_PAD, MMAP_MAX = -1, -2, -4  # the names of mallopt(3) without their M_


def keep_freed_memory():
    """Tells glibc's allocator to hand nothing back before the process ends.

    @returns whether it took it; other C libraries and systems don't know the call, and are only slower
    """
    name = ctypes.util.find_library("c")
    mallopt = getattr(ctypes.CDLL(name), "mallopt", None) if name else None
    if mallopt is None:
        return False
    settings = {MMAP_MAX: 0, TRIM_THRESHOLD: 2 ** 31 - 1, TOP_PAD: 64 * 2 ** 20}
    return all([mallopt(setting, value) == 1 for setting, value in settings.items()])
