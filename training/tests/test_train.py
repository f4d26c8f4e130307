"""Training: it learns, repeats itself, resumes, and refuses what it cannot use."""

import contextlib
import io
import unittest
from unittest import mock

import torch

from ..augment import ROBUST
from ..card import write_model
from ..checkpoint import load_checkpoint, load_net, save_checkpoint
from ..failure import Failure
from ..faces import vote_distribution
from ..folded import fold_net, as_shipped, pack
from ..framed import POINTS
from ..model import ARCHITECTURES, Net, standardise
from ..muon import orthogonalised
from ..finished import Teachers, begin_from
from ..losses import distance_to, label_weights, loss_of
from ..optimisers import optimisers_for
from ..precision import fastest_precision
from ..train import Run, arguments, train
from .made_up import files_up_to, folder, made_up_faces, silence


def run_tiny(place, out, *more):
    """Trains the tiny network on made-up faces and returns its history."""
    with silence():
        return train(tiny(place, out, *more))


def tiny(place, out, *more):
    """The options of a run of the tiny network on made-up faces."""
    data = place / "faces.npz"
    if not data.exists():
        made_up_faces().save(data)
    return arguments(["--data", str(data), "--name", "tiny", "--out", str(place / out), "--epochs", "4",
                      "--batch", "16", "--device", "cpu", "--precision", "float32", *more])


class TrainTest(unittest.TestCase):
    def test_overfits_one_batch(self):
        torch.manual_seed(0)
        faces = made_up_faces(training=28, test=0)
        net = Net(ARCHITECTURES["tiny"])
        optimiser = optimisers_for(net, 1e-2, 0)[0]
        x = standardise(torch.from_numpy(faces.images).unsqueeze(1).float() / 255)
        emotion, votes = torch.from_numpy(faces.emotion).long(), torch.from_numpy(vote_distribution(faces.votes))
        first = None
        for _ in range(120):
            loss = loss_of(net(x), emotion, votes, smoothing=0)
            first = first or loss.item()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        self.assertLess(loss.item(), 0.05 * first)
        self.assertTrue((net(x)[:, :7].argmax(1) == emotion).all())

    def test_rows_without_votes_do_not_count(self):
        logits = torch.randn(4, 15)
        votes = torch.zeros(4, 8)
        votes[:2, 0] = 1
        emotion = torch.zeros(4, dtype=torch.long)
        other = logits.clone()
        other[2:, 7:] = 9.0
        self.assertAlmostEqual(loss_of(logits, emotion, votes, 0.1).item(), loss_of(other, emotion, votes, 0.1).item(), 5)

    def test_rare_labels_weigh_more(self):
        weights = label_weights(torch.tensor([0] * 16 + [1] + [2, 3, 4, 5, 6] * 4), 0.5)
        self.assertAlmostEqual((weights[1] / weights[0]).item(), 4, 5)
        self.assertTrue((label_weights(torch.tensor([0, 0, 1]), 0) == 1).all())

    def test_muon_moves_every_direction_alike(self):
        torch.manual_seed(0)
        for shape in [(8, 72), (72, 8)]:
            lopsided = torch.randn(*shape) * torch.logspace(0, -2, shape[1])
            for dtype in (torch.float32, torch.bfloat16):
                spread = torch.linalg.svdvals(orthogonalised(lopsided, dtype))
                self.assertGreater(spread.min().item(), 0.5)
                self.assertLess(spread.max().item(), 1.3)

    def test_goes_on_from_a_shipped_model(self):
        torch.manual_seed(0)
        images = torch.from_numpy(made_up_faces(training=280, test=0).images)
        x = standardise(images.unsqueeze(1).float() / 255)
        worn = Net(ARCHITECTURES["tiny"])
        worn(x)  # batch norm sees the faces, as in training
        card = {"name": "tiny", "layers": worn.spec, "trained": {"epochs": 7}}
        again = Net(worn.spec)
        with folder() as place, torch.no_grad():
            write_model(place, card, pack(fold_net(worn)), {})
            self.assertEqual(begin_from(place, again, images), 7)
            shipped = as_shipped(worn)(x)
            self.assertLess((again.eval()(x) - shipped).abs().max().item(), 1e-4)
            again.train()
            self.assertLess((again(x) - shipped).abs().max().item(), 1e-3)

    def test_refuses_to_go_on_from_a_model_of_other_layers(self):
        with folder() as place, self.assertRaisesRegex(Failure, "other layers"):
            worn = Net(ARCHITECTURES["tiny"]).eval()
            write_model(place, {"name": "tiny", "layers": worn.spec}, pack(fold_net(worn)), {})
            begin_from(place, Net(ARCHITECTURES["swift"]), None)

    def test_refuses_to_begin_from_a_checkpoint_of_another_network(self):
        with folder() as place:
            run_tiny(place, "run")
            with self.assertRaisesRegex(Failure, "another network .tiny.; choose another --name"):
                begin_from(place / "run/last.pt", Net(ARCHITECTURES["swift"]), None)

    def test_refuses_numbers_that_cannot_be_meant(self):
        for option in ("--batch=0", "--epochs=0", "--stop-after=0", "--threads=0", "--seed=-1", "--rate=nan", "--rate=x",
                       "--dropout=2", "--mild=-0.1", "--device=nothing"):
            with self.subTest(option), silence(), self.assertRaises(SystemExit):
                arguments(["--data", "faces.npz", "--name", "tiny", "--out", "run", option])

    def test_same_seed_same_loss(self):
        with folder() as place:
            one, two = run_tiny(place, "one"), run_tiny(place, "two")
            other = run_tiny(place, "other", "--seed", "2")
        self.assertEqual([line["loss"] for line in one], [line["loss"] for line in two])
        self.assertNotEqual(one[0]["loss"], other[0]["loss"])

    def test_resumed_equals_uninterrupted(self):
        with folder() as place:
            whole = run_tiny(place, "whole")
            run_tiny(place, "parts", "--stop-after", "2")
            parts = run_tiny(place, "parts")
            a, b = (load_checkpoint(place / out / "last.pt") for out in ("whole", "parts"))
        self.assertEqual([line["loss"] for line in whole], [line["loss"] for line in parts])
        for key, tensor in a["average"].items():
            self.assertTrue(torch.equal(tensor, b["average"][key]), key)

    def test_a_finished_run_says_that_nothing_is_left_to_do(self):
        with folder() as place:
            run_tiny(place, "run", "--stop-after", "1")
            for more, wanted in [(["--stop-after", "1"], "epoch 1 is done; a larger --stop-after goes on"),
                                 (["--epochs", "1"], "epoch 1 is done; a larger --epochs goes on")]:
                said = io.StringIO()
                with contextlib.redirect_stdout(said):
                    self.assertEqual(len(train(tiny(place, "run", *more))), 1)
                self.assertIn(wanted, said.getvalue())

    def test_refuses_to_go_on_from_a_mean_of_runs_but_begins_from_it(self):
        with folder() as place:
            run_tiny(place, "run", "--stop-after", "1")
            (place / "mean").mkdir()
            save_checkpoint(place / "mean/last.pt", **load_checkpoint(place / "run/last.pt"), soup=2)
            with self.assertRaisesRegex(Failure, "mean of several runs.*--init .*last.pt"):
                run_tiny(place, "mean")
            self.assertEqual(len(run_tiny(place, "new", "--init", str(place / "mean/last.pt"), "--stop-after", "1")), 1)

    def test_a_resumed_run_keeps_the_precision_that_was_faster_at_first(self):
        fastest = "training.precision.fastest_precision"
        with folder() as place:
            whole = run_tiny(place, "whole", "--precision", "bfloat16")
            with mock.patch(fastest, return_value=("bfloat16", {"float32": 2.0, "bfloat16": 1.0})):
                run_tiny(place, "parts", "--precision", "auto", "--stop-after", "2")
            with mock.patch(fastest, side_effect=AssertionError("timed again")):
                parts = run_tiny(place, "parts", "--precision", "auto")
            self.assertEqual(load_checkpoint(place / "parts/last.pt")["precision"], "bfloat16")
        self.assertEqual([line["loss"] for line in whole], [line["loss"] for line in parts])

    def test_timing_chooses_one_precision_and_leaves_the_network_as_it_was(self):
        net = Net(ARCHITECTURES["tiny"])
        before = {key: tensor.clone() for key, tensor in net.state_dict().items()}
        with mock.patch("training.precision.seconds_of_step", side_effect=[9, 9, 3, 2, 4, 5, 1, 6]):
            self.assertEqual(fastest_precision(net, 4), ("bfloat16", {"float32": 2, "bfloat16": 1}))
        chosen, seconds = fastest_precision(net, 4)
        self.assertEqual(chosen, min(seconds, key=seconds.get))
        for key, tensor in net.state_dict().items():
            self.assertTrue(torch.equal(tensor, before[key]), key)

    def test_the_two_precisions_differ(self):
        with folder() as place:
            exact, coarse = run_tiny(place, "exact"), run_tiny(place, "coarse", "--precision", "bfloat16")
        self.assertNotEqual(exact[0]["loss"], coarse[0]["loss"])
        self.assertAlmostEqual(exact[0]["loss"], coarse[0]["loss"], 1)

    def test_comes_nearer_to_its_teacher_than_without_one(self):
        faces = torch.from_numpy(made_up_faces().of("Training").images)
        x = standardise(faces.unsqueeze(1).float() / 255)
        with folder() as place:
            run_tiny(place, "teacher", "--seed", "5")
            teacher = str(place / "teacher/last.pt")
            run_tiny(place, "taught", "--teacher", teacher, "--distil", "1", "--rate", "1e-2")
            run_tiny(place, "alone", "--rate", "1e-2")
            answer = load_net(teacher)[0](x)
            far, near = (distance_to(answer, load_net(place / f"{name}/last.pt")[0](x)) for name in ("alone", "taught"))
        self.assertLess(near.item(), far.item())

    def test_asks_its_teachers_in_turn_a_shipped_model_among_them(self):
        torch.manual_seed(0)
        images = torch.from_numpy(made_up_faces(training=280, test=0).images)
        x = standardise(images.unsqueeze(1).float() / 255)
        shipped = Net(ARCHITECTURES["tiny"])
        shipped(x)
        with folder() as place:
            run_tiny(place, "run")
            checkpoint = place / "run/last.pt"
            card = {"name": "tiny", "layers": shipped.spec, "trained": {"epochs": 7}}
            write_model(place / "shipped", card, pack(fold_net(shipped)), {})
            teachers = Teachers([str(checkpoint), str(place / "shipped")], images, torch.device("cpu"))
            with torch.no_grad():
                wanted = [load_net(checkpoint)[0](x), as_shipped(shipped)(x)]
            for step in range(4):
                self.assertLess((teachers.answer(step, x) - wanted[step % 2]).abs().max().item(), 1e-4)

    def test_learns_from_faces_cut_as_the_product_does(self):
        with folder() as place:
            plain = run_tiny(place, "plain")
            header = ",".join(["face", *POINTS])
            rows = [f"{face},{14 + face % 5},18,33,19,24,38" for face in range(96)]
            (place / "points.csv").write_text("\n".join([header, *rows]) + "\n")
            framed = run_tiny(place, "framed", "--points", str(place / "points.csv"), "--framed", "1")
        self.assertNotIn("framed", plain[0])
        self.assertNotEqual(plain[0]["loss"], framed[0]["loss"])
        self.assertNotEqual(framed[-1]["framed"]["nll"], framed[-1]["publicTest"]["nll"])

    def test_covers_some_faces_but_not_for_the_teachers(self):
        with folder() as place:
            header, row = ",".join(["face", *POINTS]), "14,18,33,18,24,38"
            (place / "points.csv").write_text("\n".join([header, *(f"{face},{row}" for face in range(96))]) + "\n")
            with silence():
                run = Run(tiny(place, "run", "--points", str(place / "points.csv")))
            rows = torch.arange(64)
            still = {name: 0.0 for name in ROBUST}
            drawn, clear = run.drawn(rows, {**still, "cover": 0.5}, torch.Generator().manual_seed(1))
            same = (drawn == clear).flatten(1).all(1)
            self.assertTrue(16 < same.sum() < 48)
            own, cut = (standardise(part[rows].unsqueeze(1).float() / 255) for part in (run.images, run.cut))
            near = [(clear - part)[~same].abs().flatten(1).amax(1) for part in (own, cut)]
            self.assertLess(torch.minimum(*near).max().item(), 1e-3)

    def test_refuses_a_checkpoint_of_another_network(self):
        with folder() as place:
            run_tiny(place, "run")
            with self.assertRaisesRegex(Failure, "another network"):
                load_checkpoint(place / "run/last.pt", ARCHITECTURES["swift"])

    def test_refuses_a_checkpoint_cut_off(self):
        with folder() as place:
            run_tiny(place, "run")
            path = place / "run/last.pt"
            whole = path.read_bytes()
            for part in (0.01, 0.1, 0.5, 0.95):
                path.write_bytes(whole[:int(len(whole) * part)])
                with self.assertRaisesRegex(Failure, "last.pt: not a checkpoint, or cut off"):
                    load_net(path)

    def test_a_full_disk_leaves_the_last_checkpoint_readable(self):
        with folder() as place:
            run_tiny(place, "run", "--stop-after", "1")
            with files_up_to(5000), self.assertRaisesRegex(Failure, "last.pt: could not be written .*; the epoch before"):
                run_tiny(place, "run")
            self.assertEqual(load_checkpoint(place / "run/last.pt")["epoch"], 1)
            self.assertEqual([path.name for path in (place / "run").glob("*.partial")], [])

    def test_says_when_there_are_too_few_faces(self):
        with folder() as place:
            made_up_faces(training=8).save(place / "faces.npz")
            with self.assertRaisesRegex(Failure, "8 training faces"):
                run_tiny(place, "run")


if __name__ == "__main__":
    unittest.main()
