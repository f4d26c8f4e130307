"""The network's shapes and cost."""

import unittest

import torch

from ..folded import fold_net, shapes
from ..model import ARCHITECTURES, Net, cost, standardise

LIMITS = {"swift": (370_000, 10.0e6, 0.75e6), "keen": (1_240_000, 35.0e6, 2.5e6)}


class ModelTest(unittest.TestCase):
    def test_every_architecture_gives_fifteen_logits(self):
        for name, spec in ARCHITECTURES.items():
            with self.subTest(name):
                self.assertEqual(Net(spec).eval()(torch.zeros(2, 1, 48, 48)).shape, (2, 15))

    def test_shipped_architectures_keep_their_limits(self):
        for name, (most_parameters, most_macs, most_bytes) in LIMITS.items():
            with self.subTest(name):
                parameters, macs = cost(ARCHITECTURES[name])
                self.assertLessEqual(parameters, most_parameters)
                self.assertLessEqual(macs, most_macs)
                self.assertLessEqual(2 * parameters, most_bytes)

    def test_cost_counts_what_is_exported(self):
        for name, spec in ARCHITECTURES.items():
            with self.subTest(name):
                tensors = fold_net(Net(spec))
                self.assertEqual(cost(spec)[0], sum(tensor.size for tensor in tensors))
                self.assertEqual(shapes(spec), [tensor.shape for tensor in tensors])

    def test_standardise_removes_brightness_and_contrast(self):
        gray = torch.rand(3, 1, 48, 48)
        x = standardise(gray)
        self.assertTrue(torch.allclose(x.mean((1, 2, 3)), torch.zeros(3), atol=1e-5))
        self.assertTrue(torch.allclose(standardise(gray * 0.5 + 0.2), x, atol=0.2))
        self.assertTrue(torch.isfinite(standardise(torch.full((1, 1, 48, 48), 0.5))).all())


if __name__ == "__main__":
    unittest.main()
