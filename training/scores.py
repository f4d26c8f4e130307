"""How good a network is after an epoch, and the line that says so."""

import torch

from .faces import strict_majority
from .metrics import nll, softmax
from .model import standardise
from .shown import SPLIT


@torch.no_grad()
def answers(net, images, device="cpu", batch=256):
    """Runs a network over images in full precision.

    @param images [N, 48, 48] uint8
    @returns      [N, 15] float32 numpy logits
    """
    net.eval()
    found = []
    for start in range(0, len(images), batch):
        gray = torch.from_numpy(images[start:start + batch]).to(device).unsqueeze(1).float() / 255
        found.append(net(standardise(gray).contiguous(memory_format=torch.channels_last)).cpu())
    return torch.cat(found).numpy()


def score(net, faces, device="cpu"):
    """Accuracy on both label sets, and NLL on the original one."""
    logits = answers(net, faces.images, device)
    majority = strict_majority(faces.votes)
    judged = majority >= 0
    truth = faces.emotion.astype(int)
    plus = float((logits[judged, SPLIT:].argmax(1) == majority[judged]).mean()) if judged.any() else None
    return {"accuracy": float((logits[:, :SPLIT].argmax(1) == truth).mean()),
            "nll": nll(softmax(logits[:, :SPLIT]), truth), "plus": plus}


def line_of(found, epochs):
    """What an epoch came to, in one line."""
    scores = "".join(
        f"  {title} {found[name]['accuracy']:.4f} nll {found[name]['nll']:.3f} plus {found[name]['plus'] or 0:.4f}"
        for name, title in (("publicTest", "PublicTest"), ("framed", "framed")) if name in found)
    return (f"epoch {found['epoch']:3}/{epochs}  loss {found['loss']:.3f}  train {found['trainAccuracy']:.3f}"
            f"{scores}  {found['seconds']:.0f} s")
