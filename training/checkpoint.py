"""Checkpoints: written whole or not at all, and refused when they belong to another network."""

import io
import pickle
import subprocess
from pathlib import Path

import torch

from .failure import Failure
from .model import Net
from .whole import write_whole

KIND = "expressly checkpoint 1"


def code_commit():
    """The commit this code is at, or "unknown" outside a repository."""
    try:
        found = subprocess.run(["git", "rev-parse", "HEAD"], cwd=Path(__file__).parent, capture_output=True, text=True)
    except OSError:
        return "unknown"
    return found.stdout.strip() or "unknown"


def save_checkpoint(path, **content):
    """Writes `path` whole, so that a full disk or a power cut leaves the last one readable."""
    data = io.BytesIO()
    torch.save({"kind": KIND, **content}, data)
    write_whole(path, data.getbuffer(), "; the epoch before it is safe")


def load_checkpoint(path, spec=None):
    """Reads what save_checkpoint wrote.

    @param spec if given, the list of layers the checkpoint must have been trained with
    """
    path = Path(path)
    if not path.exists():
        raise Failure(f"{path}: no such checkpoint")
    data = io.BytesIO(path.read_bytes())  # PyTorch, reading itself, calls some cut files an invalid argument
    try:
        content = torch.load(data, map_location="cpu")
    except (RuntimeError, EOFError, ValueError, KeyError, AttributeError, pickle.UnpicklingError) as error:
        raise Failure(f"{path}: not a checkpoint, or cut off ({str(error).splitlines()[0]})") from None
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise Failure(f"{path}: not a checkpoint that `train` wrote")
    if spec is not None and content["spec"] != spec:
        raise Failure(f"{path}: a checkpoint of another network ({content['name']}); choose another --out")
    return content


def load_net(path):
    """Returns the averaged network of a checkpoint, ready to evaluate, and the checkpoint."""
    content = load_checkpoint(path)
    net = Net(content["spec"])
    net.load_state_dict(content["average"])
    return net.eval(), content
