"""Faces cut as the product cuts them: equal to the reference crop, and clear about a file that is none."""

import unittest

import numpy as np

from ..crop import crop_face, framing
from ..failure import Failure
from ..framed import POINTS, cut_faces, load_points
from .made_up import folder, made_up_faces

EYES_AND_MOUTH = [15.0, 19.0, 33.5, 21.0, 23.0, 39.0]


class FramedTest(unittest.TestCase):
    def test_is_the_crop_of_the_product(self):
        images = made_up_faces(training=2, test=0).images
        cut = cut_faces(images, np.array([EYES_AND_MOUTH, [np.nan] * 6]))
        points = dict(zip(["rightEye", "leftEye", "mouth"], np.reshape(EYES_AND_MOUTH, (3, 2))))
        self.assertGreater(np.hypot(*(points["leftEye"] - points["rightEye"])) / framing()["eyeSpan"], 44)
        wanted = crop_face(np.repeat(images[0][..., None], 3, 2), points, framing())
        self.assertLess(np.abs(cut[0] - wanted).max(), 1.0)
        np.testing.assert_array_equal(cut[1], images[1])

    def test_reads_points_and_leaves_out_those_not_found(self):
        with folder() as place:
            path = place / "points.csv"
            path.write_text(",".join(["face", *POINTS]) + "\n2,1,2,3,4,5,6\n")
            points = load_points(path, 4)
        self.assertTrue(np.isnan(points[[0, 1, 3]]).all())
        np.testing.assert_array_equal(points[2], [1, 2, 3, 4, 5, 6])

    def test_says_what_is_wrong_with_the_file(self):
        header = ",".join(["face", *POINTS])
        with folder() as place:
            path = place / "points.csv"
            for text, message in [("face,x\n", "line 1: no column named right_eye_x"),
                                  (f"{header}\n1,2,3\n", "line 2: cut off"),
                                  (f"{header}\n9,1,2,3,4,5,6\n", "line 2: there is no face 9"),
                                  (f"{header}\n0,1,2,3,4,5,nan\n", "line 2: .*not finite")]:
                path.write_text(text)
                with self.assertRaisesRegex(Failure, message):
                    load_points(path, 4)
            with self.assertRaisesRegex(Failure, "npm run face:points"):
                load_points(place / "none.csv", 4)


if __name__ == "__main__":
    unittest.main()
