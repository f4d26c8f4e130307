"""Small made-up faces for the tests: each label is a pattern of its own, so that a small network can learn them."""

import contextlib
import io
import resource
import tempfile
from pathlib import Path

import numpy as np

from ..faces import Faces
from ..labels import FERPLUS_OF_FER2013


def made_up_faces(training=64, test=16, seed=0):
    """Draws stripes whose direction and width depend on the label, with votes that agree with it.

    @returns Faces, `training` of them in Training, then `test` in each of the two test splits
    """
    rng = np.random.default_rng(seed)
    n = training + 2 * test
    emotion = np.arange(n) % 7
    y, x = np.mgrid[0:48, 0:48]
    angle, width = emotion * np.pi / 7, 3 + emotion % 3
    phase = (x[None] * np.cos(angle)[:, None, None] + y[None] * np.sin(angle)[:, None, None]) / width[:, None, None]
    images = 128 + 80 * np.sin(phase + rng.uniform(0, 6, (n, 1, 1))) + rng.normal(0, 12, (n, 48, 48))
    votes = np.zeros((n, 10), np.int8)
    votes[np.arange(n), np.array(FERPLUS_OF_FER2013)[emotion]] = 10
    usage = np.repeat([0, 1, 2], [training, test, test])
    return Faces(images.clip(0, 255).astype(np.uint8), usage.astype(np.int8), emotion.astype(np.int8), votes)


@contextlib.contextmanager
def folder():
    """A temporary folder, as a Path."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@contextlib.contextmanager
def files_up_to(size):
    """No file may grow beyond `size` bytes: what is longer fails while it is written, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextlib.contextmanager
def silence():
    """Swallows what a command prints."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
