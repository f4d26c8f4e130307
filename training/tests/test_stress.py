"""Under disturbances: what is counted as shown, and as mistaken."""

import unittest

import torch

from ..faces import strict_majority
from ..labels import FERPLUS
from ..shown import SPLIT
from ..stress import STRESS, stress
from .made_up import made_up_faces


def always_happy(strength):
    """A network that says happy of every face."""
    logits = torch.zeros(SPLIT + len(FERPLUS))
    logits[SPLIT + FERPLUS.index("happy")] = strength
    return lambda x: logits.expand(len(x), -1)


class StressTest(unittest.TestCase):
    faces = made_up_faces(training=0, test=16).of("PublicTest")

    def test_counts_the_labels_shown_and_those_mistaken(self):
        happy = float((strict_majority(self.faces.votes) == FERPLUS.index("happy")).mean())
        found = stress(always_happy(9.0), self.faces, temperature=1.0, threshold=0.5)
        self.assertEqual(list(found), list(STRESS))
        for figures in found.values():
            self.assertEqual(figures["shown"], 1)
            self.assertAlmostEqual(figures["plus"], happy, 4)
            self.assertAlmostEqual(figures["mistaken"], 1 - happy, 4)

    def test_a_network_that_is_unsure_shows_nothing_and_mistakes_nothing(self):
        for figures in stress(always_happy(0.1), self.faces, temperature=1.0, threshold=0.5).values():
            self.assertEqual((figures["shown"], figures["mistaken"]), (0, 0))


if __name__ == "__main__":
    unittest.main()
