"""FER2013 as published: Kaggle's `fer2013.csv`, and the ICML challenge's `icml_face_data.csv` or `train.csv`.

One line per face: emotion (0 to 6), usage, and 48 * 48 = 2,304 gray values separated by spaces. The challenge's file
has the same columns in another order, with a space before two of the names; its train.csv has no usage column and
holds the training part alone.
"""

import numpy as np

from ..faces import Faces
from ..failure import Failure
from ..labels import FER2013, USAGES
from .table import read_table


def accepts(source):
    """Says whether `source` is such a file."""
    return source.is_file() and source.suffix.lower() == ".csv"


def read(source):
    """Reads the file into Faces, without votes, in the file's own order."""
    images, usage, emotion = [], [], []
    for place, row in read_table(source, ["emotion", "pixels"]):
        images.append(pixels_of(row["pixels"], place))
        emotion.append(emotion_of(row["emotion"], place))
        usage.append(usage_of(row.get("usage", "Training"), place))
    if not images:
        raise Failure(f"{source}: no faces in it")
    return Faces(np.stack(images), np.array(usage, np.int8), np.array(emotion, np.int8),
                 np.zeros((len(images), 10), np.int8))


def pixels_of(text, place):
    words = (text or "").split()
    if len(words) != 48 * 48:
        raise Failure(f"{place}: {len(words)} pixels, not {48 * 48}; the file may be cut off")
    try:
        values = np.array(words, np.int64)
    except (ValueError, OverflowError):
        raise Failure(f"{place}: a pixel is not a whole number") from None
    if values.min() < 0 or values.max() > 255:
        raise Failure(f"{place}: a pixel is outside 0 to 255")
    return values.astype(np.uint8).reshape(48, 48)


def emotion_of(text, place):
    if text not in [str(number) for number in range(len(FER2013))]:
        raise Failure(f"{place}: emotion is {text!r}, not 0 to {len(FER2013) - 1}")
    return int(text)


def usage_of(text, place):
    if text is None or text.strip() not in USAGES:
        raise Failure(f"{place}: usage is {text!r}, not one of {', '.join(USAGES)}")
    return USAGES.index(text.strip())
