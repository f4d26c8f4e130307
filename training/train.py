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

from .augment import MILD, ROBUST, Draw, augment
from .checkpoint import code_commit, load_checkpoint, save_checkpoint
from .cover import cover
from .faces import load_faces, vote_distribution
from .failure import Failure, run
from .finished import CALIBRATION, Teachers, begin_from
from .framed import crops_of, cut_faces, inverse_of, load_points
from .given import device, number, seed, share, whole
from .losses import distance_to, label_weights, loss_of
from .memory import keep_freed_memory
from .model import ARCHITECTURES, Net, cost, standardise
from .optimisers import Averaged, optimisers_for, rate_at
from .precision import PRECISIONS, autocast, precision_for
from .progress import Progress
from .scores import line_of, score
from .shown import SPLIT

def arguments(args=None):
    parser = argparse.ArgumentParser(prog="train", description=__doc__.split("\n")[0])
    where = parser.add_argument_group("what and where")
    where.add_argument("--data", required=True, help="faces.npz, as `prepare` writes it")
    where.add_argument("--name", required=True, choices=ARCHITECTURES, help="architecture")
    where.add_argument("--out", required=True, help="folder of the run")
    where.add_argument("--init", help="start from a checkpoint's averaged weights, or from a shipped model's folder")
    where.add_argument("--points", help="places of eyes and mouth, as `npm run face:points` writes them")
    where.add_argument("--framed", type=share, default=0.5, help="share of the faces cut by them as the product does")
    length = parser.add_argument_group("length")
    length.add_argument("--epochs", type=whole, default=200, help="may change when a run is resumed")
    length.add_argument("--stop-after", type=whole, help="stop after this many epochs of the whole schedule")
    length.add_argument("--mild", type=share, default=0.1, help="share of the run, at its end, with mild augmentation")
    step = parser.add_argument_group("step")
    step.add_argument("--batch", type=whole, default=128)
    step.add_argument("--rate", type=number, default=2e-3, help="highest learning rate")
    step.add_argument("--optimiser", choices=["muon", "adamw"], default="muon")
    step.add_argument("--decay", type=number, default=0.05, help="weight decay, on kernels only")
    step.add_argument("--smoothing", type=share, default=0.1, help="label smoothing of the FER2013 head")
    step.add_argument("--balance", type=number, default=0.25, help="0: each face counts the same; 1: each label does")
    step.add_argument("--dropout", type=share, default=0.2)
    step.add_argument("--average", type=share, default=0.999, help="decay of the averaged weights")
    teach = parser.add_argument_group("teacher")
    teach.add_argument("--teacher", action="append", default=[],
                       help="checkpoint, or folder of a shipped model, to learn from; may be repeated")
    teach.add_argument("--distil", type=share, default=0.5, help="weight of the teachers' answers in the loss")
    machine = parser.add_argument_group("machine")
    machine.add_argument("--device", type=device, default="cuda" if torch.cuda.is_available() else "cpu")
    machine.add_argument("--threads", type=whole, default=1)
    machine.add_argument("--precision", choices=["auto", *PRECISIONS], default="auto",
                         help="auto: the faster one on this machine, or that of the run that is resumed")
    machine.add_argument("--seed", type=seed, default=1)
    return parser.parse_args(args)


class Run:
    """One run: its faces, its network, and how far it has come; all of that from the checkpoint if there is one."""

    def __init__(self, options):
        self.options, self.device, self.out = options, torch.device(options.device), Path(options.out)
        self.spec = ARCHITECTURES[options.name]
        self.load_faces()
        self.out.mkdir(parents=True, exist_ok=True)
        self.load_network()
        self.commit = code_commit()  # of the code that runs, also when the folder moves on meanwhile
        self.steps = len(self.images) // options.batch
        self.progress = Progress(options.epochs * self.steps, self.first * self.steps)

    def load_faces(self):
        """Takes all faces into memory: as bytes they are small enough."""
        options, device = self.options, self.device
        faces = load_faces(options.data)
        training, public = faces.of("Training"), faces.of("PublicTest")
        if len(training) < options.batch:
            raise Failure(f"{options.data}: {len(training)} training faces, fewer than one batch of {options.batch}")
        self.images = torch.from_numpy(training.images).to(device)
        self.emotion = torch.from_numpy(training.emotion).long().to(device)
        self.votes = torch.from_numpy(vote_distribution(training.votes)).to(device)
        self.weights = label_weights(self.emotion, options.balance)
        self.judged = {"publicTest": public} if len(public) else {}
        self.cut = None
        if options.points:
            points = load_points(options.points, len(faces))
            own = points[faces.rows_of("Training")]
            self.cut = torch.from_numpy(cut_faces(training.images, own)).to(device)
            self.to_crop = torch.from_numpy(inverse_of(crops_of(own))).float().to(device)
            if len(public):
                cut = cut_faces(public.images, points[faces.rows_of("PublicTest")])
                self.judged["framed"] = replace(public, images=cut)

    def load_network(self):
        options, device = self.options, self.device
        torch.manual_seed(options.seed)
        self.net = Net(self.spec, options.dropout)
        self.first, self.history, self.spent, self.earlier = 0, [], 0.0, 0
        path = self.out / "last.pt"
        last = load_checkpoint(path, self.spec) if path.exists() else None
        if last and "soup" in last:  # beside the mean, it holds the network and the optimisers of the last run alone
            raise Failure(f"{path}: the mean of several runs, which cannot go on; begin a new run from it: --init {path}")
        if last is None and options.init:
            self.earlier = begin_from(options.init, self.net, self.images[:CALIBRATION])
        self.net.to(device, memory_format=torch.channels_last)
        self.average = Averaged(self.net, options.average)
        self.precision = precision_for(options.precision, last, self.net, options.batch)
        muon = options.optimiser == "muon"
        self.optimisers = optimisers_for(self.net, options.rate, options.decay, muon, self.precision)
        if last:
            self.net.load_state_dict(last["net"])
            self.average.net.load_state_dict(last["average"])
            self.average.count = last["count"]
            for optimiser, state in zip(self.optimisers, last["optimisers"]):
                optimiser.load_state_dict(state)
            self.first, self.history, self.spent = last["epoch"], last["history"], last["seconds"]
            self.earlier = last.get("earlier", 0)
        self.teachers = Teachers(options.teacher, self.images[:CALIBRATION], device) if options.teacher else None

    def epoch(self, epoch):
        """Trains for one epoch, drawing from a seed of its own, then measures and saves."""
        options = self.options
        began = time.monotonic()
        torch.manual_seed(options.seed * 100_003 + epoch)  # dropout
        generator = torch.Generator(self.device).manual_seed(options.seed * 100_003 + epoch)
        order = np.random.default_rng([options.seed, epoch]).permutation(len(self.images))
        order = torch.from_numpy(order).to(self.device)
        strength = MILD if epoch >= round(options.epochs * (1 - options.mild)) else ROBUST
        self.net.train()
        losses, right = [], torch.zeros((), device=self.device)
        for step in range(self.steps):
            rows = order[step * options.batch:(step + 1) * options.batch]
            rate = rate_at(epoch + step / self.steps, options.epochs, options.rate)
            x, clear = self.drawn(rows, strength, generator)
            loss, logits = self.step(x, clear, rows, rate, epoch * self.steps + step)
            losses.append(loss)
            right += (logits[:, :SPLIT].argmax(1) == self.emotion[rows]).sum()
            self.progress.update(epoch * self.steps + step + 1, f"epoch {epoch + 1}/{options.epochs}")
        mean = torch.stack(losses).mean().item()
        if not math.isfinite(mean):
            raise Failure(f"the loss became {mean} in epoch {epoch + 1}; {self.out / 'last.pt'} holds the epoch before")
        self.spent += time.monotonic() - began
        found = {name: score(self.average.net, faces, self.device) for name, faces in self.judged.items()}
        self.history.append({"epoch": epoch + 1, "loss": mean, "rate": rate,
                             "trainAccuracy": right.item() / (self.steps * options.batch),
                             "seconds": round(time.monotonic() - began, 1), **found})
        self.save(epoch + 1)
        self.progress.line(line_of(self.history[-1], options.epochs))

    def drawn(self, rows, strength, generator):
        """The faces of these rows as a call might show them.

        @returns twice [N, 1, 48, 48], standardised; the second for teachers, who see whole what the first has covered
        """
        x = self.images[rows]
        if self.cut is None:
            drawn = augment(x.unsqueeze(1).float() / 255, strength, generator)
            return (drawn.contiguous(memory_format=torch.channels_last),) * 2
        draw = Draw(len(rows), generator, self.device)
        framed = draw.uniform() < self.options.framed
        gray = torch.where(framed.view(-1, 1, 1), self.cut[rows], x).unsqueeze(1).float() / 255
        covered = (draw.uniform() < strength["cover"]).nonzero().flatten()
        whole = gray[covered]
        itself = torch.eye(2, 3, device=self.device)  # a face that was cut is its own crop
        to_crop = torch.where(framed[covered].view(-1, 1, 1), itself, self.to_crop[rows[covered]])
        gray[covered] = cover(whole, to_crop, draw.few(len(covered)))
        drawn = augment(gray, strength, generator)
        clear = drawn.index_copy(0, covered, standardise(whole))
        return tuple(part.contiguous(memory_format=torch.channels_last) for part in (drawn, clear))

    def step(self, x, clear, rows, rate, number):
        """Learns from one batch.

        @param clear what teachers are shown of it
        @returns the loss and the logits, [N, 15]
        """
        options = self.options
        for group in (group for optimiser in self.optimisers for group in optimiser.param_groups):
            group["lr"] = rate
        with autocast(self.device, self.precision):
            logits = self.net(x)
        logits = logits.float()
        loss = loss_of(logits, self.emotion[rows], self.votes[rows], options.smoothing, self.weights)
        if self.teachers:
            with autocast(self.device, self.precision):
                answer = self.teachers.answer(number, clear)
            loss = (1 - options.distil) * loss + options.distil * distance_to(answer, logits)
        self.net.zero_grad(set_to_none=True)
        loss.backward()
        for optimiser in self.optimisers:
            optimiser.step()
        self.average.update()
        return loss.detach(), logits.detach()

    def save(self, epochs):
        save_checkpoint(self.out / "last.pt", name=self.options.name, spec=self.spec, net=self.net.state_dict(),
                        average=self.average.net.state_dict(), count=self.average.count,
                        optimisers=[optimiser.state_dict() for optimiser in self.optimisers],
                        epoch=epochs, history=self.history, seconds=self.spent, options=vars(self.options),
                        earlier=self.earlier, commit=self.commit, precision=self.precision)
        (self.out / "history.jsonl").write_text("".join(json.dumps(line) + "\n" for line in self.history))


def train(options):
    """Trains as `arguments` says; returns the history, one entry per epoch."""
    keep_freed_memory()
    torch.set_num_threads(options.threads)
    run = Run(options)
    parameters, macs = cost(run.spec)
    print(f"{options.name}: {parameters:,} parameters, {macs / 1e6:.1f} M multiply-accumulates, "
          f"{len(run.images):,} faces, {run.device}, {run.precision}", flush=True)
    epochs = range(run.first, min(options.epochs, options.stop_after or options.epochs))
    if not epochs:
        limit = "--stop-after" if epochs.stop < options.epochs else "--epochs"
        print(f"nothing to do: epoch {run.first} is done; a larger {limit} goes on")
    for epoch in epochs:
        run.epoch(epoch)
    return run.history


if __name__ == "__main__":
    run(lambda: train(arguments()))
