"""Augmentation, metrics, calibration and crop against oracles."""

import io
import unittest

import numpy as np
import torch
from PIL import Image

from ..augment import MILD, ROBUST, Draw, augment, compress
from ..calibrate import curve, fit_temperature, fit_threshold
from ..crop import crop_face, square_of
from ..judge import judge
from ..metrics import ece, macro_f1, risk_coverage, softmax, wilson
from ..model import SIZE
from ..shown import shown_probabilities
from .made_up import made_up_faces

FRAME = {"eyeSpan": 0.4, "eyeY": 0.38, "mouthDrop": 0.4}


class FixedQuality(Draw):
    def uniform(self, low=0.0, high=1.0, *shape):
        return torch.full((self.n, *shape), 40.0)


class AugmentTest(unittest.TestCase):
    def test_same_seed_same_pictures(self):
        gray = torch.from_numpy(made_up_faces(64, 0).images).unsqueeze(1).float() / 255
        for strength in (ROBUST, MILD):
            one, two = (augment(gray, strength, torch.Generator().manual_seed(5)) for _ in range(2))
            self.assertEqual(one.shape, gray.shape)
            self.assertTrue(torch.equal(one, two))
            self.assertTrue(torch.isfinite(one).all())

    def test_compression_loses_what_jpeg_loses(self):
        image = made_up_faces(8, 0).images[3]
        buffer = io.BytesIO()
        Image.fromarray(image).save(buffer, "JPEG", quality=40)
        theirs = np.array(Image.open(buffer), float)
        ours = compress(torch.from_numpy(image).view(1, 1, 48, 48).float() / 255, FixedQuality(1, None, "cpu"))
        self.assertLess(np.abs(ours.view(48, 48).numpy() * 255 - theirs).mean(), 0.6)
        self.assertGreater(np.abs(theirs - image).mean(), 2)


class MetricsTest(unittest.TestCase):
    def test_by_hand(self):
        self.assertAlmostEqual(macro_f1(np.array([[2, 0], [1, 1]])), (4 / 5 + 2 / 3) / 2)
        self.assertAlmostEqual(ece(np.array([[0.9, 0.1], [0.9, 0.1]]), np.array([0, 1])), 0.4)
        low, high = wilson(0.5, 100)  # 0.404 to 0.596, as tables give
        self.assertAlmostEqual(low, 0.4038, 3)
        self.assertAlmostEqual(high, 0.5962, 3)

    def test_risk_coverage(self):
        threshold, coverage, risk = risk_coverage(np.array([0.5, 0.9, 0.7]), np.array([False, True, True]))
        self.assertEqual(threshold.tolist(), [0.9, 0.7, 0.5])
        self.assertTrue(np.allclose(risk, [0, 0, 1 / 3]) and np.allclose(coverage, [1 / 3, 2 / 3, 1]))
        self.assertEqual(len(curve(np.linspace(0.2, 1, 500), np.ones(500, bool))), 50)

    def test_judge_counts_perfect_answers(self):
        faces = made_up_faces(0, 70).of("PublicTest")
        logits = np.zeros((70, 15))
        logits[np.arange(70), faces.emotion] = 20
        logits[:, 7:] = np.where(faces.votes[:, :8] > 0, 20, 0)
        found = judge(logits, faces, {"fer2013": 1, "ferplus": 1})
        self.assertEqual((found["accuracy"], found["plus"]["accuracy"], found["macroF1"]), (1, 1, 1))
        self.assertEqual(found["fives"]["angry-happy-sad-surprise-neutral"], {"n": 50, "accuracy": 1})


class CalibrateTest(unittest.TestCase):
    def test_finds_the_temperature(self):
        rng = np.random.default_rng(0)
        logits = rng.normal(0, 2, (20000, 7))
        truth = np.array([rng.choice(7, p=p) for p in softmax(logits)])
        self.assertAlmostEqual(fit_temperature(logits * 0.7, truth), 0.7, 1)

    def test_threshold_keeps_the_error_and_the_majority(self):
        confidence = np.linspace(0, 1, 1001)
        threshold, coverage, error = fit_threshold(confidence, confidence > 0.76)
        self.assertEqual(threshold, 0.71)
        self.assertLessEqual(error, 0.2)
        self.assertEqual(fit_threshold(confidence, confidence > 0)[0], 0.5)

    def test_shown_drops_contempt(self):
        shown = shown_probabilities(np.arange(30.0).reshape(2, 15) / 10, 0.8)
        self.assertEqual(shown.shape, (2, 7))
        self.assertTrue(np.allclose(shown.sum(1), 1))


class CropTest(unittest.TestCase):
    def test_square_of_an_upright_face(self):
        points = {"rightEye": (30, 40), "leftEye": (50, 40), "mouth": (40, 60)}
        corner, side, angle = square_of(points, FRAME)
        self.assertAlmostEqual(side, 50)
        self.assertAlmostEqual(angle, 0)
        self.assertTrue(np.allclose(corner, (15, 21)))

    def test_a_crop_at_its_own_size_copies_pixels(self):
        gray = np.random.default_rng(0).integers(0, 256, (60, 70), np.uint8)
        points = {"rightEye": (24.4, 30.24), "leftEye": (43.6, 30.24), "mouth": (34, 49.44)}
        crop = crop_face(np.repeat(gray[..., None], 3, 2), points, FRAME)
        self.assertTrue(np.allclose(crop, gray[12:60, 10:58], atol=1e-6))

    def test_a_turned_picture_gives_the_same_crop(self):
        rgb = np.random.default_rng(0).integers(0, 256, (80, 80, 3), np.uint8)
        points = {"rightEye": (30, 35), "leftEye": (52, 37), "mouth": (40, 58)}
        turned = {key: (80 - y, x) for key, (x, y) in points.items()}  # a quarter turn clockwise
        one, two = crop_face(rgb, points, FRAME), crop_face(np.rot90(rgb, -1), turned, FRAME)
        self.assertEqual(one.shape, (SIZE, SIZE))
        self.assertTrue(np.allclose(one, two, atol=1e-6))


if __name__ == "__main__":
    unittest.main()
