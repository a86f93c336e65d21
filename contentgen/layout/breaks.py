"""Where lines end: a search over all breaks, not the first that fits.

Costs weigh against each other; `RAGGED` is that of a line off by the column's whole width, and
grows with the square. Source: the habits in the design notes (phrases stay whole, no line ends on
*the*, no last line under 35 % of the longest).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

RAGGED = 8.0
RAGGED_BODY = 20.0  # many short lines show a ragged edge sooner than three large ones
WEAK_END = 3.0  # an article or preposition stays with what it opens, almost at any price
SOFT_END = 0.7
SUBJECT_END = 0.9
BEFORE_OBJECT = 0.8
WITHIN = (
    0.35  # between two words of which neither opens a phrase: adjective and noun, verb and object
)
NAME = 1.2  # within a name
WEAK_BEFORE_ACCENT = 1.4  # a phrase in another style stands apart from its article a little
INSIDE_ACCENT = 2.0
BEFORE_ACCENT = -0.3
PUNCTUATION = -0.5
BEFORE_WEAK = -0.25
BROKEN_WORD = 0.5
SHORT_LAST = 1.6
LONE_LAST = 0.8
LONE = 1.1  # a short word alone on a line above others, of three or more
EXTRA_LINE = 1.6  # a little more than a weak end: fewer lines, unless they look much worse
SHORT = 0.38
FULL = 0.6
SLACK = 1e-4  # of the column: what rounding may add

_FAR = float("inf")


class Measured(NamedTuple):
    """A text ready to be broken.

    For each word its width, the space after it, and what it costs to end a line there. Widths may
    be in any unit, as long as the column's is the same.
    `display` text is balanced; other text fills its column.
    """

    widths: Sequence[float]
    spaces: Sequence[float]
    ends: Sequence[float]
    display: bool = False

    def width(self, first: int, last: int) -> float:
        """Return the width of a line of the words from `first` up to `last`, which is not in it."""
        return sum(self.widths[first:last]) + sum(self.spaces[first : last - 1])


def break_lines(text: Measured, available: float, least: int = 1, most: int = 0) -> tuple[int, ...]:
    """Return the index after the last word of each line; no line is wider than `available`.

    `least` asks for at least so many lines, as far as there are words; `most` (0 for no limit)
    keeps the search from spending an extra line. A word wider than the column gets a line to
    itself.
    """
    count = len(text.widths)
    if count == 0:
        return ()
    starts = _starts(text)
    fewest = max(_fewest(text, starts, available), min(least, count))
    last = min(fewest + 1, count)
    if most:
        last = max(fewest, min(last, most))
    if fewest == 1 and last == 1:
        return (count,)
    cost, ends = _best(text, starts, available, fewest)
    # Lines can earn no more than the best line end each: often that cannot pay for another line.
    if last > fewest and cost > EXTRA_LINE + fewest * min(0.0, *text.ends):
        dearer, other = _best(text, starts, available, last)
        if other and dearer + EXTRA_LINE < cost:
            return other
    return ends


def _starts(text: Measured) -> list[float]:
    """Return where each word would start if all stood on one endless line."""
    x, starts = 0.0, []
    for width, space in zip(text.widths, text.spaces, strict=True):
        starts.append(x)
        x += width + space
    return starts


def _fewest(text: Measured, starts: Sequence[float], available: float) -> int:
    lines, first = 1, 0
    for n, width in enumerate(text.widths):
        if n > first and starts[n] + width - starts[first] > available * (1 + SLACK):
            lines, first = lines + 1, n
    return lines


def _best(
    text: Measured, starts: Sequence[float], available: float, lines: int
) -> tuple[float, tuple[int, ...]]:
    """Return the cheapest way to set the text in exactly `lines` lines, or no breaks at all."""
    widths, ends = text.widths, text.ends
    count = len(widths)
    total = starts[-1] + widths[-1]
    mean = total / lines
    ideal = mean if text.display else mean + FULL * max(0.0, available - mean)
    scale = (RAGGED if text.display else RAGGED_BODY) / (available * available)
    balanced = text.display and lines > 2
    costs: list[float] = [0.0] + [_FAR] * count
    back: list[list[int]] = []
    for line in range(1, lines + 1):
        is_last = line == lines
        following, origin = [_FAR] * (count + 1), [0] * (count + 1)
        for end in range(
            count if is_last else line, (count if is_last else count - lines + line) + 1
        ):
            right = starts[end - 1] + widths[end - 1]
            for begin in range(end - 1, line - 2, -1):
                width = right - starts[begin]
                if width > available * (1 + SLACK) and begin < end - 1:
                    break
                before = costs[begin]
                if before == _FAR:
                    continue
                if is_last:
                    cost = before + _last_cost(text, width, ideal, end - begin, scale)
                else:
                    cost = before + scale * (ideal - width) ** 2 + ends[end - 1]
                    if balanced and end - begin == 1 and width < FULL * ideal:
                        cost += LONE
                if cost < following[end]:
                    following[end], origin[end] = cost, begin
        costs = following
        back.append(origin)
    if costs[count] == _FAR:
        return _FAR, ()
    path, end = [], count
    for origin in reversed(back):
        path.append(end)
        end = origin[end]
    return costs[count], tuple(reversed(path))


def _last_cost(text: Measured, width: float, ideal: float, words: int, scale: float) -> float:
    """Say how badly a text ends: too short, a word alone, or (display) far from the others."""
    cost = scale * (ideal - width) ** 2 if text.display else 0.0
    if width < SHORT * ideal:
        cost += SHORT_LAST
    if words == 1 and len(text.widths) > 2 and width < 0.5 * ideal:
        cost += LONE_LAST
    return cost
