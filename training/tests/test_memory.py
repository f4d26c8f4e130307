"""What a step frees is kept for the next one."""

import platform
import subprocess
import sys
import unittest

SCRIPT = """
import resource
import torch
from training.memory import keep_freed_memory
taken = {taken}
def step():
    return len([torch.ones(1 << 20) for _ in range(60)])
step()
step()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(10):
    step()
print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


class FreedMemory(unittest.TestCase):
    def steps(self, taken):
        """Page faults of ten steps that make and drop 60 tensors of 4 MB."""
        script = SCRIPT.format(taken=taken)
        said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
        return said[0] == "True", int(said[1])

    @unittest.skipUnless(platform.libc_ver()[0] == "glibc", "another C library than glibc")
    def test_is_kept_for_the_next_step(self):
        taken, faults = self.steps("keep_freed_memory()")
        self.assertTrue(taken)
        self.assertLess(faults * 4, self.steps("False")[1])
