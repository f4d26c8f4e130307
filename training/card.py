"""Reads and writes models/<name>/: card.json and weights.bin."""

import hashlib
import json
from pathlib import Path

from .failure import Failure
from .folded import FoldedNet, unpack
from .whole import write_whole

FORMAT = 1


def write_model(folder, card, weights, extra):
    """Writes a model folder.

    @param weights bytes of weights.bin; the card's "weights" entry is made from them
    @param extra   {file name: JSON value} written beside the card
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    card = {**card, "weights": {"file": "weights.bin", "dtype": "int8", "bytes": len(weights),
                                "sha256": hashlib.sha256(weights).hexdigest()}}
    card = {key: card[key] for key in ORDER if key in card}
    write_whole(folder / "weights.bin", weights)
    for name, value in {"card.json": card, **extra}.items():
        write_whole(folder / name, pretty(value).encode())


ORDER = ["format", "name", "description", "input", "crop", "layers", "heads", "shown", "uncertain", "weights", "cost",
         "metrics", "data", "licence", "trained"]


def pretty(value, indent=0):
    """JSON in two-space steps, with a value that fits on a line of 100 characters left on that line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= 100 and indent > 0 or not isinstance(value, (dict, list)):
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        inner = [f"{json.dumps(key, ensure_ascii=False)}: {pretty(item, indent + 2)}" for key, item in value.items()]
    else:
        inner = [pretty(item, indent + 2) for item in value]
    ends = "{}" if isinstance(value, dict) else "[]"
    text = f"{ends[0]}\n{pad}" + f",\n{pad}".join(inner) + f"\n{' ' * indent}{ends[1]}"
    return text if indent else text + "\n"


def read_model(folder):
    """Reads a model folder and checks the weights against the card.

    @returns (card, FoldedNet)
    """
    folder = Path(folder)
    path = folder / "card.json"
    if not path.exists():
        raise Failure(f"{path}: no such file; `export` writes it")
    try:
        card = json.loads(path.read_text())
        weights, dtype = (folder / card["weights"]["file"]).read_bytes(), card["weights"]["dtype"]
    except (json.JSONDecodeError, KeyError) as error:
        raise Failure(f"{path}: not a card ({error})") from None
    if hashlib.sha256(weights).hexdigest() != card["weights"]["sha256"]:
        raise Failure(f"{folder / card['weights']['file']}: does not match the sha256 in card.json")
    try:
        return card, FoldedNet(card["layers"], unpack(card["layers"], weights, dtype))
    except ValueError as error:
        raise Failure(f"{path}: {error}") from None
