"""Export: the shipped network answers as the trained one, and golden files agree with the shipped weights."""

import base64
import json
import unittest
from pathlib import Path

import numpy as np
import torch

from ..calibrate import read_calibration, read_curve
from ..card import read_model, write_model
from ..crop import crop_face
from ..export import rounding_effect
from ..failure import Failure
from ..folded import STEPS, FoldedNet, as_shipped, fold_net, pack, round_kernel, shapes, unpack
from ..golden import ROOT
from ..model import ARCHITECTURES, SIZE, Net, standardise
from ..shown import SHOWN, shown_probabilities
from .made_up import folder, made_up_faces

PARITY = ROOT / "tests/fixtures/parity"
MODELS = sorted(path.parent for path in (ROOT / "models").glob("*/card.json"))


def worn_net(name, seed=3):
    """A network whose batch norm has seen something, as after training."""
    torch.manual_seed(seed)
    net = Net(ARCHITECTURES[name])
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.uniform_(module.bias, -0.3, 0.3)
            torch.nn.init.uniform_(module.running_mean, -0.3, 0.3)
            torch.nn.init.uniform_(module.running_var, 0.5, 1.5)
    return net.eval()


class CalibrationTest(unittest.TestCase):
    WRITTEN = '{"temperatures": {"fer2013": 1.1, "ferplus": 0.9}, "uncertain": {"threshold": 0.55}}'

    def test_what_calibrate_wrote_is_read(self):
        with folder() as run:
            (run / "calibration.json").write_text(self.WRITTEN)
            (run / "risk-coverage.json").write_text('[{"threshold": 0.5, "coverage": 1.0, "risk": 0.2}]')
            self.assertEqual(read_calibration(run)["temperatures"]["ferplus"], 0.9)
            self.assertEqual(read_curve(run)[0]["risk"], 0.2)

    def test_a_damaged_file_is_named_with_what_to_do(self):
        damaged = ["", self.WRITTEN[:40], "null", "[]", "{}", '{"temperatures": 1}', self.WRITTEN.replace("1.1", '"1"')]
        for text in damaged:
            with self.subTest(text), folder() as run:
                (run / "calibration.json").write_text(text)
                (run / "risk-coverage.json").write_text(text)
                again = f"json: damaged, .*training.calibrate --data FACES.npz --run {run}` again"
                with self.assertRaisesRegex(Failure, f"{run}/calibration.{again}"):
                    read_calibration(run)
                with self.assertRaisesRegex(Failure, f"{run}/risk-coverage.{again}"):
                    read_curve(run)

    def test_a_missing_file_is_named_with_what_to_do(self):
        with folder() as run, self.assertRaisesRegex(Failure, "calibration.json: no such file; run .*calibrate"):
            read_calibration(run)


class FoldTest(unittest.TestCase):
    def test_folded_answers_as_trained(self):
        for name in ARCHITECTURES:
            with self.subTest(name), torch.no_grad():
                net, x = worn_net(name), torch.randn(4, 1, SIZE, SIZE)
                gap = (FoldedNet(net.spec, fold_net(net))(x) - net(x)).abs().max().item()
                self.assertLess(gap, 1e-3 * net(x).abs().max().item())

    def test_rounding_keeps_the_top_label(self):
        net = worn_net("tiny")
        images = made_up_faces(training=28, test=0).images
        with torch.no_grad():
            exact = net(standardise(torch.from_numpy(images).unsqueeze(1).float() / 255)).numpy()
        self.assertTrue((as_shipped(net).answers(images).argmax(1) == exact.argmax(1)).mean() > 0.95)

    def test_the_effect_of_rounding_is_measured(self):
        net, faces = worn_net("tiny"), made_up_faces(training=28, test=0)
        temperatures = {"fer2013": 1.0, "ferplus": 1.0}
        exact = FoldedNet(net.spec, fold_net(net)).answers(faces.images)
        none = rounding_effect(exact, exact, faces, temperatures)
        self.assertEqual(none["largestLogitChange"], 0)
        self.assertEqual(none["accuracyGain"]["fer2013"], 0)
        some = rounding_effect(exact, as_shipped(net).answers(faces.images), faces, temperatures)
        self.assertGreater(some["largestLogitChange"], 0)
        turned = rounding_effect(exact, -exact, faces, temperatures)
        self.assertGreater(turned["changedLabels"]["fer2013"], 0.9)

    def test_a_kernel_is_off_by_half_a_step_at_most(self):
        kernel = np.random.default_rng(5).normal(size=(3, 3, 4, 6)).astype(np.float32)
        kernel[..., 2] = 0
        step, steps = round_kernel(kernel)
        self.assertLessEqual((abs(step * steps - kernel) / step).max(), 0.5 + 1e-4)
        self.assertEqual(abs(steps).reshape(-1, 6).max(0).tolist(), [STEPS, STEPS, 0, STEPS, STEPS, STEPS])

    def test_weights_there_and_back(self):
        net = worn_net("tiny")
        tensors = fold_net(net)
        data = pack(tensors)
        for tensor, found in zip(tensors, unpack(net.spec, data)):
            self.assertEqual(found.shape, tensor.shape)
            self.assertLess(abs(found - tensor).max(), 0.5001 * max(abs(tensor).max() / STEPS, 2 ** -10))
        with self.assertRaisesRegex(ValueError, "the layers need"):
            unpack(net.spec, data[:-2])

    def test_weights_of_before_are_read(self):
        net = worn_net("tiny")
        halves = [tensor.astype("<f2") for tensor in fold_net(net)]
        found = unpack(net.spec, b"".join(tensor.tobytes() for tensor in halves), "float16")
        self.assertTrue(all(np.array_equal(one, half) for one, half in zip(found, halves)))
        self.assertEqual([one.shape for one in found], shapes(net.spec))
        with self.assertRaisesRegex(ValueError, "float64"):
            unpack(net.spec, b"", "float64")


class ModelFolderTest(unittest.TestCase):
    def test_refuses_weights_that_do_not_match_the_card(self):
        net = worn_net("tiny")
        with folder() as place:
            write_model(place, {"name": "tiny", "layers": net.spec}, pack(fold_net(net)), {})
            self.assertEqual(read_model(place)[0]["name"], "tiny")
            data = bytearray((place / "weights.bin").read_bytes())
            data[7] ^= 1
            (place / "weights.bin").write_bytes(data)
            with self.assertRaisesRegex(Failure, "does not match the sha256"):
                read_model(place)


class GoldenTest(unittest.TestCase):
    def test_golden_answers_are_the_shipped_models(self):
        for model in MODELS:
            with self.subTest(model.name):
                card, net = read_model(model)
                golden = json.loads((PARITY / f"{model.name}.json").read_text())
                self.assertEqual(golden["weights"], card["weights"]["sha256"], "run `python3 -m training.golden`")
                images = np.stack([np.frombuffer(base64.b64decode(case["gray"]), np.uint8).reshape(SIZE, SIZE)
                                   for case in golden["cases"]])
                logits = net.answers(images)
                self.assertLess(np.abs(logits - [case["logits"] for case in golden["cases"]]).max(), 1e-4)
                shown = shown_probabilities(logits, card["heads"]["ferplus"]["temperature"])
                expected = [[case["shown"][label] for label in SHOWN] for case in golden["cases"]]
                self.assertLess(np.abs(shown - expected).max(), 1e-4)

    def test_golden_crops_are_the_reference_crops(self):
        golden = json.loads((PARITY / "crop.json").read_text())
        for case in golden["cases"]:
            with self.subTest(case["name"]):
                rgb = np.frombuffer(base64.b64decode(case["rgb"]), np.uint8).reshape(case["height"], case["width"], 3)
                points = {key: (place["x"], place["y"]) for key, place in case["keypoints"].items()}
                gray = np.frombuffer(base64.b64decode(case["gray"]), "<f4").reshape(SIZE, SIZE)
                self.assertLess(np.abs(crop_face(rgb, points, golden["crop"]) - gray).max(), 1e-3)


if __name__ == "__main__":
    unittest.main()
