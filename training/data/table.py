"""Reads CSV files, whichever program wrote them: with a byte order mark, with names in capitals, or damaged."""

import csv

from ..failure import Failure


def read_table(path, columns):
    """Reads a file with a header; the names of its columns count without capitals and spaces around them.

    @param columns names that must be there, in small letters
    @returns       for each line, where it is as messages say it, and its fields by name
    """
    csv.field_size_limit(2 ** 31 - 1)
    # Bytes that are no text are refused as what they stand for: a name, a number.
    with open(path, newline="", encoding="utf-8-sig", errors="replace") as file:
        reader = csv.DictReader(file)
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or []]
        for name in columns:
            if name not in reader.fieldnames:
                raise Failure(f"{path}, line 1: no column named {name}")
        for row in reader:
            yield f"{path}, line {reader.line_num}", row


def whole_numbers(row, names, place):
    """The fields of these names as numbers."""
    try:
        return [int(row[name]) for name in names]
    except (TypeError, ValueError):
        raise Failure(f"{place}: the line is cut off or holds something that is no number") from None


def votes_of(row, names, place):
    """The fields of these names as counts of votes."""
    votes = whole_numbers(row, names, place)
    if not all(0 <= vote <= 100 for vote in votes):
        raise Failure(f"{place}: a vote count outside 0 to 100")
    return votes
