"""Places the nodes of a network so that those that are tied stand near each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, hypot, pi, sin, sqrt

Point = tuple[float, float]
_STEPS = 300
_GRAVITY = 0.6
"""How strongly the middle draws each node, so that none without strong ties goes far away."""


def spring_layout(
    nodes: Sequence[str], weights: Mapping[tuple[str, str], float], ratio: float = 1.0
) -> dict[str, Point]:
    """Return a place for each node, with x from 0 to ``ratio`` and y from 0 to 1.

    Ties draw nodes together and all nodes push each other away (T. Fruchterman and E. Reingold, Graph drawing by
    force-directed placement, Software: Practice and Experience 21, 1991, 1129-1164). The nodes start on a circle, so
    that the same network always has the same picture.

    >>> places = spring_layout(["a", "b", "c"], {("a", "b"): 3.0})
    >>> hypot(places["a"][0] - places["b"][0], places["a"][1] - places["b"][1]) < hypot(
    ...     places["a"][0] - places["c"][0], places["a"][1] - places["c"][1])
    True
    """
    number = len(nodes)
    at = [
        (0.5 + 0.4 * cos(2 * pi * n / max(number, 1)), 0.5 + 0.4 * sin(2 * pi * n / max(number, 1)))
        for n in range(number)
    ]
    index = {node: n for n, node in enumerate(nodes)}
    ties = [(index[a], index[b], weight) for (a, b), weight in weights.items() if a != b and a in index and b in index]
    strongest = max((weight for _, _, weight in ties), default=1.0)
    space = sqrt(1 / max(number, 1))
    for step in range(_STEPS):
        at = _moved(at, [(a, b, sqrt(weight / strongest)) for a, b, weight in ties], space, 0.1 * (1 - step / _STEPS))
    return dict(zip(nodes, _fitted(at, ratio), strict=True))


def _moved(at: Sequence[Point], ties: Sequence[tuple[int, int, float]], space: float, longest: float) -> list[Point]:
    """The nodes after one step, none farther than ``longest`` from where it was."""
    push = [[0.0, 0.0] for _ in at]
    for one in range(len(at)):
        for other in range(one):
            x, y, far = _between(at[one], at[other])
            _pull(push, one, other, x / far * space**2 / far, y / far * space**2 / far)
    for one, other, weight in ties:
        x, y, far = _between(at[one], at[other])
        _pull(push, one, other, -x * far / space * weight, -y * far / space * weight)
    moved = []
    for (x, y), (dx, dy) in zip(at, push, strict=True):
        dx, dy = dx + (0.5 - x) * _GRAVITY, dy + (0.5 - y) * _GRAVITY
        far = max(hypot(dx, dy), 1e-9)
        moved.append((x + dx / far * min(far, longest), y + dy / far * min(far, longest)))
    return moved


def _between(one: Point, other: Point) -> tuple[float, float, float]:
    x, y = one[0] - other[0], one[1] - other[1]
    return x, y, max(hypot(x, y), 1e-3)


def _pull(push: list[list[float]], one: int, other: int, x: float, y: float) -> None:
    push[one][0] += x
    push[one][1] += y
    push[other][0] -= x
    push[other][1] -= y


def _fitted(at: Sequence[Point], ratio: float) -> list[Point]:
    """The places stretched over the whole picture."""
    xs, ys = [x for x, _ in at] or [0], [y for _, y in at] or [0]
    wide, high = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    return [
        ((x - min(xs)) / wide * ratio if wide > 1e-6 else ratio / 2, (y - min(ys)) / high if high > 1e-6 else 0.5)
        for x, y in at
    ]
