"""How weights move: the optimisers, their rate, and the average that is shipped."""

import math

import torch

from .model import Net
from .muon import Muon


class Averaged:
    """An exponential average of weights and batch-norm statistics; the network that is evaluated and shipped."""

    def __init__(self, net, decay):
        self.net, self.decay, self.count = Net(net.spec).eval(), decay, 0
        self.net.to(next(net.parameters()).device)
        self.net.load_state_dict(net.state_dict())
        theirs, ours = net.state_dict(), self.net.state_dict()
        floats = [key for key in ours if ours[key].is_floating_point()]
        self.theirs, self.ours = [theirs[key] for key in floats], [ours[key] for key in floats]

    def update(self):
        self.count += 1
        decay = min(self.decay, (1 + self.count) / (10 + self.count))  # forgets the random start quickly
        torch._foreach_mul_(self.ours, decay)
        torch._foreach_add_(self.ours, self.theirs, alpha=1 - decay)


def optimisers_for(net, rate, decay, muon=False, precision="float32"):
    """AdamW, or Muon for the convolutions and AdamW for the rest; decay never on biases and batch norm.

    @param precision of Muon's products, one of PRECISIONS
    """
    convolutions = [p for p in net.parameters() if p.dim() == 4]
    linear = [p for p in net.parameters() if p.dim() == 2]
    others = [p for p in net.parameters() if p.dim() <= 1]
    kernels = linear if muon else convolutions + linear
    adamw = torch.optim.AdamW([{"params": kernels, "weight_decay": decay}, {"params": others, "weight_decay": 0}], rate)
    return [Muon(convolutions, rate, decay, dtype=getattr(torch, precision)), adamw] if muon else [adamw]


def rate_at(epoch, epochs, highest):
    """One epoch of warm-up, then one cosine down to nothing; `epoch` may be fractional."""
    return highest * min(1, (epoch + 0.02)) * 0.5 * (1 + math.cos(math.pi * min(1, epoch / epochs)))
