"""Averages many faces into the synthetic ones of the demo call: nobody's face, and everybody's expression.

    python3 -m training.composites --data FACES.npz --to demo/faces

For each expression, the frontal training faces that FER+'s crowd agrees on are laid over one another: first by shift,
turn and size, then by a smooth grid of small displacements, each towards the average of all. Every composite averages
at least 60 different faces so aligned (near-duplicates of one photograph count once), which is what makes it sharp and
anonymous at once. Six subsets per expression, chosen along the main directions in which faces differ, give six people.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

from .duplicates import thumbnails
from .failure import Failure, run
from .faces import load_faces
from .labels import FER2013, VOTES
from .model import SIZE

#: Votes of ten that a face needs; fewer where the crowd seldom agrees.
LEAST_VOTES = {"neutral": 9, "happy": 10, "surprise": 8, "sad": 7, "angry": 7, "disgust": 5, "fear": 6}
#: The most frontal of those are aligned, this many at most, and the best aligned three quarters averaged.
ALIGNED, KEPT_SHARE = 420, 0.75
#: Faces in one composite; FEWEST is a promise of the demo's credits.
AVERAGED, FEWEST = 80, 60
#: Two pictures this much alike count as one photograph.
SAME = 0.93
#: The six people: (principal direction, side).
PEOPLE = [(0, 1), (0, -1), (1, 1), (1, -1), (3, 1), (3, -1)]
ROUNDS, STEPS, GRID = 6, 20, 7
#: Side of the composites in pixels; sub-pixel alignment of many small pictures carries more detail than one of them.
OUT = 208
#: Grey of the skin and the spread of greys about it; faces that agree less are paler rather than noisier.
SKIN, SPREAD, MOST_CONTRAST = 160, 38, 46


def standardised(images):
    """[N, 48, 48] uint8 -> [N, 1, 48, 48] float, each of mean 0 and deviation 1."""
    faces = torch.from_numpy(images.astype(np.float32)).unsqueeze(1)
    return (faces - faces.mean((2, 3), keepdim=True)) / (faces.std((2, 3), keepdim=True) + 1e-3)


def candidates(faces, expression):
    """Rows of distinct training faces of one expression, the most frontal first, [M] with M <= ALIGNED."""
    enough = faces.votes[:, VOTES.index(expression)] >= LEAST_VOTES[expression]
    rows = np.flatnonzero((faces.usage == 0) & (faces.left_out == 0) & enough)
    x = standardised(faces.images[rows])
    lopsided = ((x - x.flip(3))[..., 8:44, 8:40] ** 2).mean((1, 2, 3)).numpy()
    rows, likeness = rows[np.argsort(lopsided)], []
    chosen = []
    for row, vector in zip(rows, thumbnails(faces.images[rows]).numpy()):
        if len(chosen) == ALIGNED:
            break
        if not likeness or max(np.stack(likeness) @ vector) < SAME:
            chosen.append(row)
            likeness.append(vector)
    if len(chosen) < FEWEST:
        raise Failure(f"{expression}: {len(chosen)} faces, but a composite needs {FEWEST}; is this all of FER2013 with FER+?")
    return np.array(chosen)


def evened(x):
    """Takes out light and contrast, place by place, so that features are compared and not lamps."""
    detail = x - F.avg_pool2d(F.pad(x, (4,) * 4, mode="replicate"), 9, 1)
    return detail / (F.avg_pool2d(F.pad(detail**2, (6,) * 4, mode="replicate"), 13, 1) + 0.05).sqrt()


def warp(x, pose, bend, size):
    """Samples each face where its pose and bend put it.

    @param x    [N, 1, 48, 48]
    @param pose [N, 4]: shift x, shift y (half pictures), log size, turn (radians)
    @param bend [N, 2, GRID, GRID]: displacements, in half pictures
    @returns    [N, 1, size, size]
    """
    n = len(x)
    base = F.affine_grid(torch.eye(2, 3).expand(n, 2, 3), (n, 1, size, size), align_corners=False)
    across, down = base.unbind(-1)
    scale, cos, sin = (part[:, None, None] for part in (pose[:, 2].exp(), pose[:, 3].cos(), pose[:, 3].sin()))
    posed = torch.stack([scale * (cos * across - sin * down) + pose[:, 0, None, None],
                         scale * (sin * across + cos * down) + pose[:, 1, None, None]], -1)
    bent = F.interpolate(bend, size=(size, size), mode="bicubic", align_corners=True).permute(0, 2, 3, 1)
    return F.grid_sample(x, posed + bent, mode="bilinear" if size == SIZE else "bicubic", padding_mode="border",
                         align_corners=False)


def align(x):
    """Fits pose, then also bend, of every face to the average of all, the average being renewed in each round.

    @returns (pose, bend, error [N]), to be used with `warp`
    """
    features = evened(x)
    down, across = torch.meshgrid(*[torch.linspace(-1, 1, SIZE)] * 2, indexing="ij")
    window = torch.exp(-1.2 * (across**2 + (down - 0.1) ** 2))
    pose = torch.zeros(len(x), 4, requires_grad=True)
    bend = torch.zeros(len(x), 2, GRID, GRID, requires_grad=True)
    for number in range(ROUNDS):
        may_bend = float(number > 2)
        with torch.no_grad():
            laid = warp(features, pose, bend * may_bend, SIZE)
            target = laid.mean(0, keepdim=True)
            target = (target + target.flip(3)) / 2 if number < 4 else target
            target = target / (target * window).std() * (laid * window).std()
        optimizer = torch.optim.Adam([{"params": [pose], "lr": 0.01}, {"params": [bend], "lr": 0.006}])
        for _ in range(STEPS):
            misfit = ((warp(features, pose, bend * may_bend, SIZE) - target) ** 2 * window).mean((1, 2, 3))
            rough = (bend[:, :, 1:] - bend[:, :, :-1]).square().sum() + (bend[..., 1:] - bend[..., :-1]).square().sum()
            held = 0.15 * bend.square().sum() + 1.5 * rough + 0.075 * pose.square().sum()
            optimizer.zero_grad()
            ((misfit / (misfit + 0.5)).sum() + held).backward()
            optimizer.step()
    with torch.no_grad():
        laid = warp(features, pose, bend, SIZE)
        return pose.detach(), bend.detach(), ((laid - laid.mean(0)) ** 2 * window).mean((1, 2, 3)).numpy()


def identity_features(x, pose, bend):
    """What tells people apart rather than expressions: coarse tones, the mouth's hardly counted, and shape. [N, F]"""
    weight = torch.ones(SIZE, SIZE)
    weight[30:44, 12:36] = 0.15
    tones = F.avg_pool2d(warp(x, pose, bend, SIZE) * weight, 4).flatten(1)
    features = torch.cat([tones, 8 * bend.flatten(1)], 1).numpy()
    return features - features.mean(0)


def average(x, pose, bend):
    """One composite, [OUT, OUT] uint8: the mean of the aligned faces in the mean of their shapes, slightly sharpened."""
    mean = warp(x, pose, bend - bend.mean(0, keepdim=True), OUT).mean(0, keepdim=True)
    soft = F.avg_pool2d(F.pad(mean, (8,) * 4, mode="replicate"), 17, 1)
    sharp = (2 * mean - soft)[0, 0]
    face = sharp[OUT // 6 : -OUT // 6, OUT // 6 : -OUT // 6]  # so that a face keeps its tone from expression to expression
    contrast = min(SPREAD / face.std().item(), MOST_CONTRAST)
    return ((sharp - face.median()) * contrast + SKIN).clamp(0, 255).numpy().astype(np.uint8)


def main():
    parser = argparse.ArgumentParser(prog="composites", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="FACES.npz, as prepare wrote it")
    parser.add_argument("--to", type=Path, default=Path("demo/faces"), help="folder for <person>-<expression>.webp")
    options = parser.parse_args()
    faces = load_faces(options.data)
    aligned = {}
    for expression in FER2013:
        rows = candidates(faces, expression)
        x = standardised(faces.images[rows])
        pose, bend, error = align(x)
        best = np.argsort(error)[: max(int(len(rows) * KEPT_SHARE), min(len(rows), AVERAGED))]
        aligned[expression] = x[best], pose[best], bend[best]
        print(f"{expression:9} {len(rows)} faces aligned, {len(best)} kept", flush=True)
    features = {expression: identity_features(*parts) for expression, parts in aligned.items()}
    directions = np.linalg.svd(np.concatenate(list(features.values())), full_matrices=False)[2]
    options.to.mkdir(parents=True, exist_ok=True)
    for expression, parts in aligned.items():
        for person, (direction, side) in enumerate(PEOPLE, 1):
            chosen = np.argsort(-side * (features[expression] @ directions[direction]))[:AVERAGED]
            picture = average(*(part[chosen] for part in parts))
            Image.fromarray(picture).save(options.to / f"{person}-{expression}.webp", quality=82, method=6)
    print(f"{len(PEOPLE) * len(FER2013)} composites of {FEWEST} to {AVERAGED} faces each in {options.to}")


if __name__ == "__main__":
    run(main)
