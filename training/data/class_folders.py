"""Faces as folders of pictures, the common `train/angry/…`, `test/happy/…`.

The first level says the split (train, validation, test or FER2013's own names), the second the label; pictures are
PNG or JPEG, turned gray and scaled to 48 x 48 where they are not. A file name that begins with a usage
(`PrivateTest_88305.jpg`) decides for itself. Without a validation folder every second test picture, in order of
names, becomes PublicTest: choices are never made on PrivateTest.
"""

import csv

import numpy as np
from PIL import Image

from ..faces import Faces
from ..failure import Failure
from ..labels import FER2013, USAGES

SPLITS = {"train": 0, "training": 0, "validation": 1, "valid": 1, "val": 1, "publictest": 1, "test": 2, "privatetest": 2}
ALIASES = {"anger": "angry", "disgusted": "disgust", "fearful": "fear", "happiness": "happy", "sadness": "sad",
           "surprised": "surprise", "suprise": "surprise"}
PICTURES = {".png", ".jpg", ".jpeg"}


def accepts(source):
    """Says whether `source` is a folder of this layout."""
    return source.is_dir() and any(child.is_dir() and child.name.lower() in SPLITS for child in source.iterdir())


def read(source):
    """Reads the folders into Faces, without votes but with names."""
    splits = sorted(child for child in source.iterdir() if child.is_dir() and child.name.lower() in SPLITS)
    usage, emotion, names, images = [], [], [], []
    for split in splits:
        for folder in sorted(child for child in split.iterdir() if child.is_dir()):
            label = label_of(folder)
            files = sorted(file for file in folder.iterdir() if file.suffix.lower() in PICTURES)
            if not files:
                raise Failure(f"{folder}: no PNG or JPEG in it")
            for file in files:
                images.append(picture_of(file))
                emotion.append(label)
                usage.append(usage_of(file.name, SPLITS[split.name.lower()]))
                names.append(file.name)
    if not images:
        raise Failure(f"{source}: no label folder in {', '.join(split.name for split in splits)}")
    usage = np.array(usage, np.int8)
    if 1 not in usage:
        usage[np.flatnonzero(usage == 2)[::2]] = 1
    return Faces(np.stack(images), usage, np.array(emotion, np.int8), np.zeros((len(images), 10), np.int8), names=names)


def label_of(folder):
    name = folder.name.lower()
    name = ALIASES.get(name, name)
    if name not in FER2013:
        raise Failure(f"{folder}: {folder.name!r} is no label; known are {', '.join(FER2013)}")
    return FER2013.index(name)


def usage_of(name, otherwise):
    for number, usage in enumerate(USAGES):
        if name.startswith(usage):
            return number
    return otherwise


def picture_of(file):
    try:
        with Image.open(file) as picture:
            gray = picture.convert("L")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Failure(f"{file}: not a picture, or cut off") from None
    return np.array(gray if gray.size == (48, 48) else gray.resize((48, 48), Image.LANCZOS), np.uint8)


def write(faces, target):
    """Writes Faces as folders of PNG, with the votes, if any, in a file as FER+'s fer2013new.csv."""
    names = [f"{USAGES[usage]}_{row:05}.png" for row, usage in enumerate(faces.usage)]
    for name, image, usage, emotion in zip(names, faces.images, faces.usage, faces.emotion):
        folder = target / USAGES[usage] / FER2013[emotion]
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(folder / name)
    if faces.votes.any():
        with (target / "fer2013new.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["Usage", "Image name", "neutral", "happiness", "surprise", "sadness", "anger", "disgust",
                             "fear", "contempt", "unknown", "NF"])
            for name, usage, votes in zip(names, faces.usage, faces.votes):
                writer.writerow([USAGES[usage], name, *votes])
