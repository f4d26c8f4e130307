"""What people wear before their faces is drawn where eyes and mouth are, in whichever picture they lie."""

import unittest

import torch

from ..augment import Draw
from ..cover import EYE, MOUTH, cover
from ..framed import inverse_of
from ..model import SIZE

ITSELF = torch.eye(2, 3)


def covered_by(kind, to_crop=ITSELF, faces=200, seed=3):
    """Which share of the faces has each pixel changed: [48, 48]."""
    gray = torch.full((faces, 1, SIZE, SIZE), 0.5)
    draw = Draw(faces, torch.Generator().manual_seed(seed), gray.device)
    after = cover(gray, to_crop.expand(faces, 2, 3), draw, [kind])
    assert after.min() >= 0 and after.max() <= 1
    return (after != gray).float().mean(0)[0]


def at(shares, u, v):
    return shares[round(v * SIZE), round(u * SIZE)].item()


class CoverTest(unittest.TestCase):
    def test_sunglasses_hide_the_eyes_and_leave_the_mouth(self):
        shares = covered_by("sunglasses")
        self.assertGreater(min(at(shares, 0.3, EYE), at(shares, 0.7, EYE)), 0.95)
        self.assertEqual(at(shares, 0.5, MOUTH), 0)

    def test_a_mask_hides_the_mouth_and_leaves_the_eyes(self):
        shares = covered_by("mask")
        self.assertGreater(at(shares, 0.5, MOUTH), 0.95)
        self.assertEqual(max(at(shares, 0.3, EYE), at(shares, 0.7, EYE)), 0)

    def test_a_hand_lies_about_the_mouth(self):
        shares = covered_by("hand")
        self.assertGreater(at(shares, 0.5, MOUTH), 0.4)
        self.assertLess(at(shares, 0.5, 0.1), 0.02)

    def test_follows_the_face_in_a_picture_framed_otherwise(self):
        crop = torch.tensor([[0.5, 0.0, -0.4], [0.0, 0.5, 0.2]])  # the face in half of the picture, at its left
        shares = covered_by("mask", torch.from_numpy(inverse_of(crop[None].double().numpy())).float())
        u, v = (0.5 * 0 - 0.4 + 1) / 2, (0.5 * (2 * MOUTH - 1) + 0.2 + 1) / 2
        self.assertGreater(at(shares, u, v), 0.95)
        self.assertEqual(at(shares, 0.9, v), 0)

    def test_the_same_seed_draws_the_same(self):
        self.assertTrue(torch.equal(covered_by("hand"), covered_by("hand")))
        self.assertFalse(torch.equal(covered_by("hand"), covered_by("hand", seed=4)))


if __name__ == "__main__":
    unittest.main()
