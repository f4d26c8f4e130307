"""Writes a file whole or not at all."""

from pathlib import Path

from .failure import Failure


def write_whole(path, data, otherwise=""):
    """Writes `data` beside `path` first, so that a full disk or a power cut leaves what was there.

    The bytes are made before: PyTorch and numpy, writing themselves, end in a stack trace on a full disk, or abort.

    @param otherwise what else to say where it cannot be written
    """
    path = Path(path)
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise Failure(f"{path}: could not be written ({error.strerror or error}){otherwise}") from None
