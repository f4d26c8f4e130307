"""How a model bears what calls do to faces: both accuracies, and the labels shown, under one disturbance at a time.

    python3 -m training.stress --data FACES.npz --model models/swift

On PublicTest, so that it may guide choices. Disturbances are fixed in kind and size; noise and what covers are seeded.
"""

import argparse
import io
import math

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

from .augment import Draw
from .card import read_model
from .cover import cover
from .faces import load_split, strict_majority
from .failure import run
from .model import SIZE, standardise
from .shown import SPLIT, shown_probabilities


def noise(x, deviation):
    return x + torch.randn(x.shape, generator=torch.Generator().manual_seed(0)) * deviation


def tiny(x, side):
    small = F.interpolate(x, size=(side, side), mode="bilinear", align_corners=False, antialias=True)
    return F.interpolate(small, size=(SIZE, SIZE), mode="bilinear", align_corners=False)


def blurred(x, sigma):
    offset = torch.arange(-4, 5).float()
    kernel = torch.exp(-0.5 * (offset / sigma) ** 2)
    kernel = (kernel / kernel.sum()).view(1, 1, 1, 9)
    return F.conv2d(F.conv2d(F.pad(x, (4, 4, 4, 4), mode="replicate"), kernel), kernel.transpose(2, 3))


def moved(x, roll=0.0, size=1.0, right=0.0, down=0.0):
    """Rolls (degrees), sizes (above 1 is larger) and shifts (share of the side) the face in the crop."""
    cos, sin = math.cos(math.radians(roll)) / size, math.sin(math.radians(roll)) / size
    theta = torch.tensor([[cos, -sin, -2 * right], [sin, cos, -2 * down]]).expand(len(x), 2, 3)
    return F.grid_sample(x, F.affine_grid(theta, x.shape, align_corners=False), padding_mode="border", align_corners=False)


def jpeg(x, quality):
    found = []
    for image in (x[:, 0].clamp(0, 1) * 255).round().byte().numpy():
        buffer = io.BytesIO()
        Image.fromarray(image).save(buffer, "JPEG", quality=quality)
        found.append(np.array(Image.open(buffer)))
    return torch.from_numpy(np.stack(found)).unsqueeze(1).float() / 255


def covered(x, top, bottom):
    y = x.clone()
    y[:, :, round(top * SIZE):round(bottom * SIZE)] = 0.5
    return y


def wearing(x, kind):
    """Draws sunglasses, a mask or a hand on faces that are framed as FER2013's are on average."""
    draw = Draw(len(x), torch.Generator().manual_seed(0), x.device)
    return cover(x, torch.eye(2, 3).expand(len(x), 2, 3), draw, [kind])


def side_light(x):
    return (x * torch.linspace(0.3, 1.3, SIZE)).clamp(0, 1)


def webcam(x):
    return jpeg(tiny(moved(x, roll=10, size=0.9, right=0.05, down=0.05) ** 1.5, 24), 50)


STRESS = {
    "as it is": lambda x: x,
    "noise 0.06": lambda x: noise(x, 0.06),
    "low light": lambda x: noise(x * 0.2, 0.02),
    "side light": side_light,
    "JPEG 30": lambda x: jpeg(x, 30),
    "24 pixels": lambda x: tiny(x, 24),
    "16 pixels": lambda x: tiny(x, 16),
    "blur 1.5": lambda x: blurred(x, 1.5),
    "face at 0.8": lambda x: moved(x, size=0.8),
    "face at 1.2": lambda x: moved(x, size=1.2),
    "10 % aside": lambda x: moved(x, right=0.1),
    "10 % lower": lambda x: moved(x, down=0.1),
    "roll 15": lambda x: moved(x, roll=15),
    "mouth covered": lambda x: covered(x, 2 / 3, 1),
    "brow covered": lambda x: covered(x, 0, 1 / 3),
    "sunglasses": lambda x: wearing(x, "sunglasses"),
    "mask": lambda x: wearing(x, "mask"),
    "hand at the mouth": lambda x: wearing(x, "hand"),
    "webcam, all": webcam,
}


@torch.no_grad()
def stress(net, faces, temperature, threshold):
    """How often a network is right under every disturbance, and how often it is shown to be.

    @param net         FoldedNet, or any network from standardised faces to logits
    @param faces       with images and votes
    @param temperature of the FER+ head
    @param threshold   below this probability a face gets no label
    @returns           {disturbance: {"accuracy", "plus", "shown", "mistaken"}}: both accuracies, and of the faces with a
                       strict majority the share that gets a label, and of these the share whose label is another
    """
    gray = torch.from_numpy(faces.images).unsqueeze(1).float() / 255
    majority = strict_majority(faces.votes)
    judged = majority >= 0
    found = {}
    for name, change in STRESS.items():
        logits = torch.cat([net(standardise(change(part))) for part in gray.split(256)]).numpy()
        found[name] = {"accuracy": round(float((logits[:, :SPLIT].argmax(1) == faces.emotion).mean()), 4)}
        if judged.any():
            right = logits[judged, SPLIT:].argmax(1) == majority[judged]
            found[name]["plus"] = round(float(right.mean()), 4)
            probabilities = shown_probabilities(logits[judged], temperature)
            sure = probabilities.max(1) >= threshold
            mistaken = (probabilities.argmax(1) != majority[judged])[sure]
            found[name]["shown"] = round(float(sure.mean()), 4)
            found[name]["mistaken"] = round(float(mistaken.mean()) if sure.any() else 0.0, 4)
    return found


def main():
    parser = argparse.ArgumentParser(prog="stress", description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, help="faces.npz, as `prepare` writes it")
    parser.add_argument("--model", required=True, help="folder of a shipped model")
    options = parser.parse_args()
    torch.set_num_threads(1)
    card, net = read_model(options.model)
    temperature, threshold = card["heads"]["ferplus"]["temperature"], card["uncertain"]["threshold"]
    print(f"{card['name']}, PublicTest      7 labels   FER+    shown   mistaken")
    for name, found in stress(net, load_split(options.data, "PublicTest"), temperature, threshold).items():
        shares = [found.get(key, float("nan")) for key in ("accuracy", "plus", "shown", "mistaken")]
        print(f"{name:24}" + "".join(f" {share:8.1%}" for share in shares))


if __name__ == "__main__":
    run(main)
