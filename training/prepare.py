"""Turns FER2013, however it comes, into the one file that the other steps read.

    python3 -m training.prepare fer2013.csv --ferplus fer2013new.csv --out FACES.npz
    python3 -m training.prepare folder/with/train/and/test --out FACES.npz
    python3 -m training.prepare folder/with/images.u8 --out FACES.npz

Accepts Kaggle's fer2013.csv, the ICML challenge's icml_face_data.csv, class folders of PNG or JPEG
(train/angry/...), images.u8 with labels.csv, and its own FACES.npz. Checks the counts against the published ones;
reports duplicates across the splits and leaves their training side out of training, with what FER+ calls "not a face".
Also writes back: --folders as class folders of PNG, --arrays as images.u8 with labels.csv.
"""

import argparse
from pathlib import Path

import numpy as np

from .data import arrays, class_folders, fer2013_csv, ferplus
from .duplicates import mark_duplicates
from .faces import DUPLICATE, KEPT, NOT_A_FACE, load_faces, plain_majority
from .failure import Failure, run
from .labels import FER2013, USAGES, VOTES

#: Faces per usage and label, in the order of FER2013, as counted in the published file.
PUBLISHED = {"Training": [3995, 436, 4097, 7215, 4830, 3171, 4965], "PublicTest": [467, 56, 496, 895, 653, 415, 607],
             "PrivateTest": [491, 55, 528, 879, 594, 416, 626]}
TOTAL = 35_887


def read_faces(source):
    """Reads faces in whichever layout `source` has."""
    if not source.exists():
        raise Failure(f"{source}: no such file or folder")
    if source.suffix == ".npz":
        return load_faces(source)
    for layout in (arrays, class_folders, fer2013_csv):
        if layout.accepts(source):
            return layout.read(source)
    raise Failure(f"{source}: not a layout this command knows: fer2013.csv, folders as train/angry, or images.u8")


def check_counts(faces, source):
    """Compares the faces per usage and label with the published ones and says where they differ."""
    if len(faces) != TOTAL:
        raise Failure(f"{source}: {len(faces):,} faces, but FER2013 has {TOTAL:,}; the file may be cut off "
                      "(--other-set accepts any number)")
    for number, usage in enumerate(USAGES):
        counts = np.bincount(faces.emotion[faces.usage == number], minlength=len(FER2013))
        off = [f"{label} {count} for {published}" for label, count, published
               in zip(FER2013, counts, PUBLISHED[usage]) if count != published]
        print(f"{usage:12} {counts.sum():6,} faces, " + ("as published" if not off else f"not as published: {', '.join(off)}"))


def prepare(faces):
    """Marks what training leaves out and says how much it is."""
    nobody = (faces.usage == 0) & faces.votes.any(1) & (plain_majority(faces.votes) == VOTES.index("not a face"))
    faces.left_out[:] = np.where(nobody, NOT_A_FACE, KEPT)
    for usage, (exact, near) in mark_duplicates(faces).items():
        print(f"{usage:12} {near:6,} faces have a near-duplicate in Training, {exact:,} of them to the byte")
    training = faces.usage == 0
    print(f"left out of training: {(faces.left_out == DUPLICATE).sum():,} near-duplicates of test faces, "
          f"{(faces.left_out == NOT_A_FACE).sum():,} pictures that are not of a face; "
          f"{(training & (faces.left_out == KEPT)).sum():,} stay")


def main():
    parser = argparse.ArgumentParser(prog="prepare", description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path, help="file or folder with the faces")
    parser.add_argument("--ferplus", type=Path, help="FER+'s fer2013new.csv, for its votes")
    parser.add_argument("--out", type=Path, help="FACES.npz to write")
    parser.add_argument("--folders", type=Path, help="write class folders of PNG there")
    parser.add_argument("--arrays", type=Path, help="write images.u8 and labels.csv there")
    parser.add_argument("--other-set", action="store_true", help="the faces are not FER2013: any number of them will do")
    options = parser.parse_args()
    if not (options.out or options.folders or options.arrays):
        raise Failure("nothing to write: give --out, --folders or --arrays")
    faces = read_faces(options.source)
    if options.ferplus:
        ferplus.add_votes(faces, options.ferplus)
    if not options.other_set:
        check_counts(faces, options.source)
    prepare(faces)
    if options.out:
        faces.save(options.out)
    if options.folders:
        class_folders.write(faces, options.folders)
    if options.arrays:
        arrays.write(faces, options.arrays)


if __name__ == "__main__":
    run(main)
