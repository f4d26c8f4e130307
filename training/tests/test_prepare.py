"""Preparing: every accepted layout gives the same faces; every bad input one sentence with its place."""

import csv
import unittest

import numpy as np

from ..data import arrays, class_folders, ferplus
from ..failure import Failure
from ..faces import DUPLICATE, NOT_A_FACE, Faces, load_faces, load_split, strict_majority, vote_distribution
from ..labels import USAGES
from ..prepare import check_counts, prepare, read_faces
from .made_up import files_up_to, folder, made_up_faces, silence


def write_csv(path, faces, header=("emotion", "pixels", "Usage")):
    """Writes faces as Kaggle's fer2013.csv."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for image, usage, emotion in zip(faces.images, faces.usage, faces.emotion):
            words = {"emotion": emotion, "pixels": " ".join(map(str, image.flatten())), "usage": USAGES[usage]}
            writer.writerow([words[name.strip().lower()] for name in header])


def write_ferplus(path, faces):
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Usage", "Image name", "neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear",
                         "contempt", "unknown", "NF"])
        for row, votes in enumerate(faces.votes):
            writer.writerow(["Training", f"fer{row:07}.png", *votes])


class LayoutTest(unittest.TestCase):
    def assert_same(self, one, two):
        for name in ("images", "usage", "emotion", "votes"):
            self.assertTrue(np.array_equal(getattr(one, name), getattr(two, name)), name)

    def setUp(self):
        self.faces = made_up_faces(training=14, test=7)

    def test_kaggle_csv_with_ferplus(self):
        with folder() as place:
            write_csv(place / "fer2013.csv", self.faces)
            write_ferplus(place / "fer2013new.csv", self.faces)
            found = read_faces(place / "fer2013.csv")
            ferplus.add_votes(found, place / "fer2013new.csv")
        self.assert_same(found, self.faces)

    def test_csv_as_a_spreadsheet_saves_it(self):
        with folder() as place:
            write_csv(place / "fer2013.csv", self.faces)
            (place / "fer2013.csv").write_bytes(b"\xef\xbb\xbf" + (place / "fer2013.csv").read_bytes())
            found = read_faces(place / "fer2013.csv")
        self.assertTrue(np.array_equal(found.images, self.faces.images))

    def test_icml_csv(self):
        with folder() as place:
            write_csv(place / "icml_face_data.csv", self.faces, ("emotion", " Usage", " pixels"))
            found = read_faces(place / "icml_face_data.csv")
        self.assertTrue(np.array_equal(found.images, self.faces.images))
        self.assertTrue(np.array_equal(found.usage, self.faces.usage))

    def test_icml_training_csv_without_usage(self):
        with folder() as place:
            write_csv(place / "train.csv", self.faces, ("emotion", "pixels"))
            self.assertFalse(read_faces(place / "train.csv").usage.any())

    def test_arrays_there_and_back(self):
        with folder() as place:
            arrays.write(self.faces, place)
            self.assert_same(read_faces(place), self.faces)

    def test_class_folders_there_and_back(self):
        with folder() as place:
            class_folders.write(self.faces, place)
            found = read_faces(place)
            ferplus.add_votes(found, place / "fer2013new.csv")
        self.assertEqual(len(found), len(self.faces))
        rows = np.argsort([int(name.split("_")[1][:5]) for name in found.names])
        self.assert_same(Faces(*(getattr(found, name)[rows] for name in ("images", "usage", "emotion", "votes"))), self.faces)

    def test_class_folders_of_jpeg_without_validation(self):
        from PIL import Image
        with folder() as place:
            for split in ("train", "test"):
                for label in ("angry", "Happiness"):
                    (place / split / label).mkdir(parents=True)
                    for number in range(4):
                        Image.new("RGB", (60, 64), (number * 50, 90, 20)).save(place / split / label / f"{number}.jpg")
            found = read_faces(place)
        self.assertEqual(np.bincount(found.usage).tolist(), [8, 4, 4])
        self.assertEqual(sorted(set(found.emotion)), [0, 3])
        self.assertEqual(found.images.shape, (16, 48, 48))

    def test_prepared_file_there_and_back(self):
        with folder() as place:
            self.faces.save(place / "faces.npz")
            self.assert_same(load_faces(place / "faces.npz"), self.faces)


class PrepareTest(unittest.TestCase):
    def test_duplicates_and_pictures_of_no_face_leave_training(self):
        faces = made_up_faces(training=14, test=7)
        faces.images[:] = np.random.default_rng(1).integers(0, 256, faces.images.shape, np.uint8)
        faces.images[14] = faces.images[3]  # the first PublicTest face is the fourth of Training
        faces.votes[5] = [0] * 9 + [10]
        with silence():
            prepare(faces)
        self.assertEqual(faces.left_out.tolist(), [DUPLICATE if row == 3 else NOT_A_FACE if row == 5 else 0 for row in range(28)])
        self.assertEqual(np.flatnonzero(faces.twin).tolist(), [14])
        self.assertEqual(len(faces.of("Training")), 12)

    def test_single_votes_are_dropped(self):
        votes = np.array([[5, 3, 1, 0, 0, 0, 0, 0, 1, 0], [3, 3, 2, 0, 0, 0, 0, 0, 2, 0], [1] * 10, [0] * 8 + [10, 0]])
        self.assertTrue(np.allclose(vote_distribution(votes)[0], [5 / 8, 3 / 8, 0, 0, 0, 0, 0, 0]))
        self.assertEqual(strict_majority(votes).tolist(), [0, -1, -1, -1])


class BadInputTest(unittest.TestCase):
    def refuse(self, text, place):
        with self.assertRaisesRegex(Failure, text):
            read_faces(place)

    def refuse_csv(self, text, content):
        with folder() as place:
            (place / "fer2013.csv").write_text(content)
            self.refuse(text, place / "fer2013.csv")

    def test_csv(self):
        good = "0," + " ".join(["7"] * 2304) + ",Training\n"
        head = "emotion,pixels,Usage\n"
        self.refuse_csv(r"fer2013.csv, line 3: 2 pixels, not 2304", head + good + "0,1 2")
        self.refuse_csv(r"line 2: emotion is '9', not 0 to 6", head + good.replace("0,", "9,", 1))
        self.refuse_csv(r"line 2: usage is 'Spare'", head + good.replace("Training", "Spare"))
        self.refuse_csv(r"line 2: a pixel is outside 0 to 255", head + good.replace("7", "700", 1))
        self.refuse_csv(r"line 2: a pixel is not a whole number", head + good.replace("7", "x", 1))
        self.refuse_csv(r"line 1: no column named pixels", "emotion,Usage\n")
        self.refuse_csv(r"no faces in it", head)

    def test_csv_that_is_no_text(self):
        with folder() as place:
            path = place / "fer2013.csv"
            path.write_bytes(b"\xab\xcd" * 99)
            self.refuse("line 1: no column named emotion", path)
            path.write_bytes(b"emotion,pixels,Usage\n0," + b" ".join([b"\xe4"] * 2304) + b",Training\n")
            self.refuse("line 2: a pixel is not a whole number", path)
            with self.assertRaisesRegex(Failure, "line 1: no column named image name"):
                ferplus.add_votes(made_up_faces(training=7, test=7), path)

    def test_too_few_faces_for_fer2013(self):
        with self.assertRaisesRegex(Failure, "28 faces, but FER2013 has 35,887"):
            check_counts(made_up_faces(training=14, test=7), "fer2013.csv")

    def test_arrays(self):
        with folder() as place:
            arrays.write(made_up_faces(training=7, test=1), place)
            pixels = (place / "images.u8").read_bytes()
            (place / "images.u8").write_bytes(pixels[:-1])
            self.refuse("images.u8: 20735 bytes, but labels.csv has 9 lines", place)
            labels = (place / "labels.csv").read_text()
            (place / "labels.csv").write_text(labels[:-12])
            self.refuse("labels.csv, line 10: the line is cut off", place)
            (place / "labels.csv").write_text(labels.replace("Training,2", "Training,7"))
            self.refuse("labels.csv, line 4: emotion is 7", place)

    def test_class_folders(self):
        with folder() as place:
            class_folders.write(made_up_faces(training=7, test=7), place)
            (place / "Training/sad/broken.png").write_text("no picture")
            self.refuse("broken.png: not a picture", place)
            (place / "Training/sad/broken.png").unlink()
            (place / "Training/bored").mkdir()
            self.refuse("'bored' is no label", place)
            (place / "Training/bored").rmdir()
            (place / "PublicTest/anger").mkdir()
            self.refuse("anger: no PNG or JPEG in it", place)

    def test_ferplus_of_another_length(self):
        faces = made_up_faces(training=7, test=1)
        with folder() as place:
            write_ferplus(place / "fer2013new.csv", faces)
            with self.assertRaisesRegex(Failure, "9 lines of votes for 21 faces"):
                ferplus.add_votes(made_up_faces(training=7, test=7), place / "fer2013new.csv")

    def test_ferplus_of_more_votes_than_there_were_people(self):
        faces = made_up_faces(training=7, test=1)
        with folder() as place:
            write_ferplus(place / "fer2013new.csv", faces)
            text = (place / "fer2013new.csv").read_text()
            for count in ("300", "-1"):
                (place / "fer2013new.csv").write_text(text.replace(",10,", f",{count},", 1))
                with self.assertRaisesRegex(Failure, "line 2: a vote count outside 0 to 100"):
                    ferplus.add_votes(faces, place / "fer2013new.csv")

    def test_a_full_disk_leaves_what_was_there(self):
        faces = made_up_faces(training=7, test=1)
        with folder() as place:
            faces.save(place / "faces.npz")
            arrays.write(faces, place)
            before = {path.name: path.read_bytes() for path in place.iterdir()}
            with files_up_to(5000):
                with self.assertRaisesRegex(Failure, "faces.npz: could not be written"):
                    faces.save(place / "faces.npz")
                with self.assertRaisesRegex(Failure, "images.u8: could not be written"):
                    arrays.write(faces, place)
            self.assertEqual({path.name: path.read_bytes() for path in place.iterdir()}, before)

    def test_no_faces_of_a_split(self):
        with folder() as place:
            made_up_faces(training=7, test=0).save(place / "faces.npz")
            with self.assertRaisesRegex(Failure, "faces.npz: no PublicTest faces"):
                load_split(place / "faces.npz", "PublicTest")

    def test_nothing_there(self):
        with folder() as place:
            self.refuse("no such file or folder", place / "nothing.csv")
            self.refuse("not a layout this command knows", place)
            (place / "faces.npz").write_bytes(b"PK")
            self.refuse("faces.npz: not a file that `prepare` wrote", place / "faces.npz")


if __name__ == "__main__":
    unittest.main()
