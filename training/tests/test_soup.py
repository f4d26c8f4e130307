"""The mean of several runs: it is one, and of one network alone."""

import sys
import unittest
from unittest import mock

import torch

from .. import soup
from ..card import write_model
from ..checkpoint import load_net, save_checkpoint
from ..failure import Failure
from ..finished import begin_from
from ..folded import fold_net, pack
from ..model import ARCHITECTURES, Net
from .made_up import folder, made_up_faces, silence


def save_run(place, name, architecture="tiny", value=0.0):
    """A run whose every weight is `value`, with one epoch behind it."""
    net = Net(ARCHITECTURES[architecture])
    for tensor in net.state_dict().values():
        tensor.fill_(value)
    (place / name).mkdir()
    save_checkpoint(place / name / "last.pt", name=architecture, spec=net.spec, average=net.state_dict(), epoch=1)


def stir(place, *names, more=()):
    words = [word for name in names for word in ("--run", str(place / name))]
    with mock.patch.object(sys, "argv", ["soup", *words, *more, "--out", str(place / "out")]), silence():
        soup.main()


def ship(place, name):
    """A shipped model of the tiny network with weights of its own."""
    torch.manual_seed(0)
    net = Net(ARCHITECTURES["tiny"])
    card = {"name": "tiny", "layers": net.spec, "trained": {"epochs": 7}}
    write_model(place / name, card, pack(fold_net(net.eval())), {})


class SoupTest(unittest.TestCase):
    def test_is_the_mean_of_all_floating_weights(self):
        with folder() as place:
            for name, value in [("one", 1.0), ("two", 2.0), ("three", 6.0)]:
                save_run(place, name, value=value)
            stir(place, "one", "two", "three")
            net, checkpoint = load_net(place / "out/last.pt")
        self.assertEqual(checkpoint["soup"], 3)
        for key, tensor in net.state_dict().items():
            wanted = 3.0 if tensor.is_floating_point() else 6  # batches are counted, not averaged
            self.assertTrue((tensor == wanted).all(), key)

    def test_refuses_runs_of_another_network(self):
        with folder() as place:
            save_run(place, "one")
            save_run(place, "other", "swift")
            with self.assertRaisesRegex(Failure, "another network"):
                stir(place, "one", "other")
            self.assertFalse((place / "out/last.pt").exists())

    def test_averages_a_run_with_the_shipped_model_it_began_with(self):
        faces = made_up_faces(training=32, test=2)
        with folder() as place:
            faces.save(place / "faces.npz")
            save_run(place, "run", value=1.0)
            ship(place, "shipped")
            with self.assertRaisesRegex(Failure, "shipped: a shipped model; say with --data"):
                stir(place, "shipped", "run")
            stir(place, "shipped", "run", more=["--data", str(place / "faces.npz")])
            net, checkpoint = load_net(place / "out/last.pt")
            began = Net(ARCHITECTURES["tiny"])
            begin_from(place / "shipped", began, torch.from_numpy(faces.of("Training").images))
        self.assertEqual(checkpoint["soup"], 2)
        wanted = began.state_dict()
        for key, tensor in net.state_dict().items():
            if tensor.is_floating_point():
                self.assertLess((tensor - (wanted[key] + 1) / 2).abs().max().item(), 1e-5, key)

    def test_refuses_a_single_run(self):
        with folder() as place:
            save_run(place, "one")
            with self.assertRaisesRegex(Failure, "at least two runs"):
                stir(place, "one")


if __name__ == "__main__":
    unittest.main()
