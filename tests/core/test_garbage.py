"""The garbage collector while a chunk is coded."""

from __future__ import annotations

import gc
import weakref

from coder.core.garbage import between_collections


class Node:
    """An object that can point at itself."""

    other: Node


def test_circles_go_at_the_end_and_the_rest_is_not_searched_again() -> None:
    """Nothing is collected meanwhile; then circles go, and what is left is kept from later collections."""
    try:
        with between_collections():
            node, left = Node(), [Node()]
            node.other, known = node, weakref.ref(node)
            del node
            assert not gc.isenabled() and known() is not None
        assert gc.isenabled() and known() is None
        assert not any(found is left for found in gc.get_objects())
    finally:
        gc.unfreeze()
