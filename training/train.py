"""Trains one network; interrupted, the same command goes on where it stopped.

    python3 -m training.train --data FACES.npz --name swift --epochs 200 --out RUNS/swift

Writes to --out, after every epoch: last.pt (all that resuming needs, and the averaged weights that are shipped) and
history.jsonl (one line per epoch). The learning rate follows step / total on one cosine, so a run may be shortened
or lengthened when it is resumed. Each epoch draws from its own seed: resumed equals uninterrupted.
"""

import argparse
import json
import math
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from .augment import MILD, ROBUST, augment
from .card import read_model
from .checkpoint import code_commit, load_checkpoint, load_net, save_checkpoint
from .faces import load_faces, strict_majority, vote_distribution
from .failure import Failure, run
from .folded import unfold
from .framed import cut_faces, load_points
from .memory import keep_freed_memory
from .metrics import nll, softmax
from .model import ARCHITECTURES, Net, cost, standardise
from .muon import Muon
from .precision import PRECISIONS, autocast, precision_for
from .progress import Progress

CALIBRATION = 2048  # training faces from which the batch norm of a shipped model is made anew
SPLIT = 7  # logits 0..6 answer FER2013's question, 7..14 FER+'s


def arguments(args=None):
    parser = argparse.ArgumentParser(prog="train", description=__doc__.split("\n")[0])
    where = parser.add_argument_group("what and where")
    where.add_argument("--data", required=True, help="faces.npz, as `prepare` writes it")
    where.add_argument("--name", required=True, choices=ARCHITECTURES, help="architecture")
    where.add_argument("--out", required=True, help="folder of the run")
    where.add_argument("--init", help="start from a checkpoint's averaged weights, or from a shipped model's folder")
    where.add_argument("--points", help="places of eyes and mouth, as `npm run face:points` writes them")
    where.add_argument("--framed", type=float, default=0.5, help="share of the faces cut by them as the product does")
    length = parser.add_argument_group("length")
    length.add_argument("--epochs", type=int, default=200, help="may change when a run is resumed")
    length.add_argument("--stop-after", type=int, help="stop after this many epochs of the whole schedule")
    length.add_argument("--mild", type=float, default=0.1, help="share of the run, at its end, with mild augmentation")
    step = parser.add_argument_group("step")
    step.add_argument("--batch", type=int, default=128)
    step.add_argument("--rate", type=float, default=2e-3, help="highest learning rate")
    step.add_argument("--optimiser", choices=["muon", "adamw"], default="muon")
    step.add_argument("--decay", type=float, default=0.05, help="weight decay, on kernels only")
    step.add_argument("--smoothing", type=float, default=0.1, help="label smoothing of the FER2013 head")
    step.add_argument("--balance", type=float, default=0.25, help="0: each face counts the same; 1: each label does")
    step.add_argument("--dropout", type=float, default=0.2)
    step.add_argument("--average", type=float, default=0.999, help="decay of the averaged weights")
    teach = parser.add_argument_group("teacher")
    teach.add_argument("--teacher", action="append", default=[],
                       help="checkpoint, or folder of a shipped model, to learn from; may be repeated")
    teach.add_argument("--distil", type=float, default=0.5, help="weight of the teachers' answers in the loss")
    machine = parser.add_argument_group("machine")
    machine.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    machine.add_argument("--threads", type=int, default=1)
    machine.add_argument("--precision", choices=["auto", *PRECISIONS], default="auto",
                         help="auto: the faster one on this machine, or that of the run that is resumed")
    machine.add_argument("--seed", type=int, default=1)
    return parser.parse_args(args)


class Averaged:
    """An exponential average of weights and batch-norm statistics; the network that is evaluated and shipped."""

    def __init__(self, net, decay):
        self.net, self.decay, self.count = Net(net.spec).eval(), decay, 0
        self.net.to(next(net.parameters()).device)
        self.net.load_state_dict(net.state_dict())
        theirs, ours = net.state_dict(), self.net.state_dict()
        floats = [key for key in ours if ours[key].is_floating_point()]
        self.theirs, self.ours = [theirs[key] for key in floats], [ours[key] for key in floats]

    def update(self):
        self.count += 1
        decay = min(self.decay, (1 + self.count) / (10 + self.count))  # forgets the random start quickly
        torch._foreach_mul_(self.ours, decay)
        torch._foreach_add_(self.ours, self.theirs, alpha=1 - decay)


def optimisers_for(net, rate, decay, muon=False):
    """AdamW, or Muon for the convolutions and AdamW for the rest; decay never on biases and batch norm."""
    convolutions = [p for p in net.parameters() if p.dim() == 4]
    linear = [p for p in net.parameters() if p.dim() == 2]
    others = [p for p in net.parameters() if p.dim() <= 1]
    kernels = linear if muon else convolutions + linear
    adamw = torch.optim.AdamW([{"params": kernels, "weight_decay": decay}, {"params": others, "weight_decay": 0}], rate)
    return [Muon(convolutions, rate, decay), adamw] if muon else [adamw]


def rate_at(epoch, epochs, highest):
    """One epoch of warm-up, then one cosine down to nothing; `epoch` may be fractional."""
    return highest * min(1, (epoch + 0.02)) * 0.5 * (1 + math.cos(math.pi * min(1, epoch / epochs)))


def label_weights(emotion, balance):
    """Weight of each FER2013 label in the loss: (mean count / its count) ** balance. Disgust has 1 face in 65.

    @param emotion [N] int64
    @returns       [7], 1 for a label of the mean count
    """
    counts = torch.bincount(emotion, minlength=SPLIT).clamp(min=1).float()
    return (counts.mean() / counts) ** balance


def loss_of(logits, emotion, votes, smoothing, weights=None):
    """Cross-entropy of both heads, averaged.

    @param logits  [N, 15]
    @param emotion [N] int64, FER2013 label
    @param votes   [N, 8] vote shares; rows of zeros (no usable vote) count for nothing
    @param weights [7] of the FER2013 labels, if they are not to count the same
    """
    original = F.cross_entropy(logits[:, :SPLIT], emotion, weights, label_smoothing=smoothing)
    crowd = -(votes * F.log_softmax(logits[:, SPLIT:], 1)).sum() / votes.sum().clamp(min=1)
    return (original + crowd) / 2


def distance_to(answer, logits, temperature=2.0):
    """Kullback-Leibler distance to a teacher's answer, mean of the two heads. Hinton et al. 2015.

    @param answer [N, 15] logits of the teacher
    @param logits [N, 15]
    """
    total = 0
    for head in (slice(0, SPLIT), slice(SPLIT, None)):
        wanted = F.softmax(answer[:, head] / temperature, 1)
        own = F.log_softmax(logits[:, head] / temperature, 1)
        total = total + F.kl_div(own, wanted, reduction="batchmean") * temperature ** 2
    return total / 2


class Teachers:
    """Finished networks whose answers a smaller one learns.

    Each step one of them is asked, in turn: on average that pulls where the mean of all their answers would, at the
    cost of one.
    """

    def __init__(self, paths, images, device):
        self.nets = [finished_net(path, images).to(device, memory_format=torch.channels_last) for path in paths]

    @torch.no_grad()
    def answer(self, step, x):  # [N, 1, 48, 48] standardised -> [N, 15] logits
        return self.nets[step % len(self.nets)](x).float()


@torch.no_grad()
def answers(net, images, device="cpu", batch=256):
    """Runs a network over images in full precision.

    @param images [N, 48, 48] uint8
    @returns      [N, 15] float32 numpy logits
    """
    net.eval()
    found = []
    for start in range(0, len(images), batch):
        gray = torch.from_numpy(images[start:start + batch]).to(device).unsqueeze(1).float() / 255
        found.append(net(standardise(gray).contiguous(memory_format=torch.channels_last)).cpu())
    return torch.cat(found).numpy()


def score(net, faces, device="cpu"):
    """Accuracy on both label sets, and NLL on the original one."""
    logits = answers(net, faces.images, device)
    majority = strict_majority(faces.votes)
    judged = majority >= 0
    truth = faces.emotion.astype(int)
    plus = float((logits[judged, SPLIT:].argmax(1) == majority[judged]).mean()) if judged.any() else None
    return {"accuracy": float((logits[:, :SPLIT].argmax(1) == truth).mean()),
            "nll": nll(softmax(logits[:, :SPLIT]), truth), "plus": plus}


def described(name, found):
    """One score in the line of an epoch; nothing where there is none."""
    if found is None:
        return ""
    return f"  {name} {found['accuracy']:.4f} nll {found['nll']:.3f} plus {found['plus'] or 0:.4f}"


def begin_from(path, net, images):
    """Loads the averaged weights of a checkpoint, or the weights of a shipped model, into a network.

    @param images [N, 48, 48] uint8 from which a shipped model's batch norm is made anew
    @returns      the epochs these weights have behind them
    """
    if not Path(path).is_dir():
        start = load_checkpoint(path, net.spec)
        net.load_state_dict(start["average"])
        return start["epoch"] + start.get("earlier", 0)
    card, folded = read_model(path)
    if card["layers"] != net.spec:
        raise Failure(f"{path}: a model of other layers; choose another --name")
    restore(net, folded, images)
    return card["trained"]["epochs"]


def restore(net, folded, images):
    """Gives a network the weights of a shipped model, and a batch norm made from `images`, as begin_from takes them."""
    unfold(net, folded.tensors, standardise(images.unsqueeze(1).float().cpu() / 255))


def finished_net(path, images):
    """The averaged network of a checkpoint, or that of a shipped model, ready to answer.

    @param images as begin_from takes them
    """
    if not Path(path).is_dir():
        return load_net(path)[0]
    card, folded = read_model(path)
    net = Net(card["layers"])
    restore(net, folded, images)
    return net.eval()


def train(options):
    keep_freed_memory()
    torch.set_num_threads(options.threads)
    device = torch.device(options.device)
    out = Path(options.out)
    spec = ARCHITECTURES[options.name]

    # ---- data: small enough to stay in memory as bytes
    faces = load_faces(options.data)
    training, public = faces.of("Training"), faces.of("PublicTest")
    if len(training) < options.batch:
        raise Failure(f"{options.data}: {len(training)} training faces, fewer than one batch of {options.batch}")
    images = torch.from_numpy(training.images).to(device)
    emotion = torch.from_numpy(training.emotion).long().to(device)
    votes = torch.from_numpy(vote_distribution(training.votes)).to(device)
    weights = label_weights(emotion, options.balance)
    cut = None
    if options.points:
        points = load_points(options.points, len(faces))
        cut = torch.from_numpy(cut_faces(training.images, points[faces.rows_of("Training")])).to(device)
        cut_public = replace(public, images=cut_faces(public.images, points[faces.rows_of("PublicTest")]))
    out.mkdir(parents=True, exist_ok=True)

    # ---- network, average, optimiser; all of them from the checkpoint if there is one
    torch.manual_seed(options.seed)
    net = Net(spec, options.dropout)
    first, history, spent, earlier = 0, [], 0.0, 0
    last = load_checkpoint(out / "last.pt", spec) if (out / "last.pt").exists() else None
    if last is None and options.init:
        earlier = begin_from(options.init, net, images[:CALIBRATION])
    net.to(device, memory_format=torch.channels_last)
    average = Averaged(net, options.average)
    optimisers = optimisers_for(net, options.rate, options.decay, options.optimiser == "muon")
    if last:
        net.load_state_dict(last["net"])
        average.net.load_state_dict(last["average"])
        average.count = last["count"]
        for optimiser, state in zip(optimisers, last["optimisers"]):
            optimiser.load_state_dict(state)
        first, history, spent = last["epoch"], last["history"], last["seconds"]
        earlier = last.get("earlier", 0)
    teachers = Teachers(options.teacher, images[:CALIBRATION], device) if options.teacher else None
    precision = precision_for(options.precision, last, net, options.batch)

    # ---- epochs
    parameters, macs = cost(spec)
    print(f"{options.name}: {parameters:,} parameters, {macs / 1e6:.1f} M multiply-accumulates, "
          f"{len(training):,} faces, {device}, {precision}", flush=True)
    steps = len(training) // options.batch
    commit = code_commit()  # of the code that runs, also when the folder moves on meanwhile
    progress = Progress(options.epochs * steps, first * steps)
    until = min(options.epochs, options.stop_after or options.epochs)
    for epoch in range(first, until):
        began = time.monotonic()
        torch.manual_seed(options.seed * 100_003 + epoch)  # dropout
        generator = torch.Generator(device).manual_seed(options.seed * 100_003 + epoch)
        order = torch.from_numpy(np.random.default_rng([options.seed, epoch]).permutation(len(training))).to(device)
        strength = MILD if epoch >= round(options.epochs * (1 - options.mild)) else ROBUST
        net.train()
        losses, right = [], torch.zeros((), device=device)
        for step in range(steps):
            rows = order[step * options.batch:(step + 1) * options.batch]
            rate = rate_at(epoch + step / steps, options.epochs, options.rate)
            for group in (group for optimiser in optimisers for group in optimiser.param_groups):
                group["lr"] = rate
            x = images[rows]
            if cut is not None:
                framed = torch.rand(options.batch, generator=generator, device=device) < options.framed
                x = torch.where(framed.view(-1, 1, 1), cut[rows], x)
            x = augment(x.unsqueeze(1).float() / 255, strength, generator)
            x = x.contiguous(memory_format=torch.channels_last)
            with autocast(device, precision):
                logits = net(x)
            logits = logits.float()  # [N, 15]
            loss = loss_of(logits, emotion[rows], votes[rows], options.smoothing, weights)
            if teachers:
                with autocast(device, precision):
                    answer = teachers.answer(epoch * steps + step, x)
                loss = (1 - options.distil) * loss + options.distil * distance_to(answer, logits)
            net.zero_grad(set_to_none=True)
            loss.backward()
            for optimiser in optimisers:
                optimiser.step()
            average.update()
            losses.append(loss.detach())
            right += (logits[:, :SPLIT].argmax(1) == emotion[rows]).sum()
            progress.update(epoch * steps + step + 1, f"epoch {epoch + 1}/{options.epochs}")
        mean = torch.stack(losses).mean().item()
        if not math.isfinite(mean):
            raise Failure(f"the loss became {mean} in epoch {epoch + 1}; {out / 'last.pt'} holds the epoch before")
        spent += time.monotonic() - began
        history.append({"epoch": epoch + 1, "loss": mean, "trainAccuracy": right.item() / (steps * options.batch),
                        "rate": rate, "seconds": round(time.monotonic() - began, 1),
                        "publicTest": score(average.net, public, device) if len(public) else None,
                        "framed": score(average.net, cut_public, device) if cut is not None and len(public) else None})
        save_checkpoint(out / "last.pt", name=options.name, spec=spec, net=net.state_dict(),
                        average=average.net.state_dict(), count=average.count,
                        optimisers=[optimiser.state_dict() for optimiser in optimisers],
                        epoch=epoch + 1, history=history, seconds=spent, options=vars(options),
                        earlier=earlier, commit=commit, precision=precision)
        (out / "history.jsonl").write_text("".join(json.dumps(line) + "\n" for line in history))
        progress.line(f"epoch {epoch + 1:3}/{options.epochs}  loss {mean:.3f}  train {history[-1]['trainAccuracy']:.3f}"
                      + described("PublicTest", history[-1]["publicTest"]) + described("framed", history[-1]["framed"])
                      + f"  {history[-1]['seconds']:.0f} s")
    return history


if __name__ == "__main__":
    run(lambda: train(arguments()))
