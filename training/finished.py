"""Finished networks, checkpoints or shipped models: to begin from, and to be taught by."""

from pathlib import Path

import torch

from .card import read_model
from .checkpoint import load_checkpoint, load_net
from .failure import Failure
from .folded import unfold
from .model import Net, standardise

CALIBRATION = 2048  # training faces from which the batch norm of a shipped model is made anew


def begin_from(path, net, images):
    """Loads the averaged weights of a checkpoint, or the weights of a shipped model, into a network.

    @param images [N, 48, 48] uint8 from which a shipped model's batch norm is made anew
    @returns      the epochs these weights have behind them
    """
    if not Path(path).is_dir():
        start = load_checkpoint(path)
        if start["spec"] != net.spec:
            raise Failure(f"{path}: a checkpoint of another network ({start['name']}); choose another --name")
        net.load_state_dict(start["average"])
        return start["epoch"] + start.get("earlier", 0)
    card, folded = read_model(path)
    if card["layers"] != net.spec:
        raise Failure(f"{path}: a model of other layers; choose another --name")
    restore(net, folded, images)
    return card["trained"]["epochs"]


def restore(net, folded, images):
    """Gives a network the weights of a shipped model, and a batch norm made from `images`, as begin_from takes them."""
    unfold(net, folded.tensors, standardise(images.unsqueeze(1).float().cpu() / 255))


def finished_net(path, images):
    """The averaged network of a checkpoint, or that of a shipped model, ready to answer.

    @param images as begin_from takes them
    """
    if not Path(path).is_dir():
        return load_net(path)[0]
    card, folded = read_model(path)
    net = Net(card["layers"])
    restore(net, folded, images)
    return net.eval()


class Teachers:
    """Finished networks whose answers a smaller one learns.

    Each step one of them is asked, in turn: on average that pulls where the mean of all their answers would, at the
    cost of one.
    """

    def __init__(self, paths, images, device):
        self.nets = [finished_net(path, images).to(device, memory_format=torch.channels_last) for path in paths]

    @torch.no_grad()
    def answer(self, step, x):  # [N, 1, 48, 48] standardised -> [N, 15] logits
        return self.nets[step % len(self.nets)](x).float()
