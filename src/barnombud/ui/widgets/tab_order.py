"""Lets the Tab key follow what the eye sees where widgets come and go.

Qt puts a new widget last in the order of the window; a page that adds rows or opens fields calls
`follow_layout` afterwards (R40).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_layout(root: QWidget) -> None:
    """Put every control in ``root`` in the order its layouts show it; hidden ones keep their place."""
    found = list(_controls(root))
    # What hands its focus on keeps an old place that Qt goes by and does not move; so for a moment it takes
    # the focus itself, as any control.
    handing_on = [(each, each.focusProxy(), each.focusPolicy()) for each in found if _hands_on(each)]
    for each, _proxy, _policy in handing_on:
        each.setFocusProxy(None)  # type: ignore[arg-type]  # None is how Qt takes a proxy away
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(found):
        QWidget.setTabOrder(before, after)
    for each, proxy, policy in handing_on:
        each.setFocusPolicy(policy)
        if proxy is not None:
            each.setFocusProxy(proxy)


def _hands_on(widget: QWidget) -> bool:
    return widget.focusProxy() is not None


def _controls(widget: QWidget) -> Iterator[QWidget]:
    if _hands_on(widget) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    ground = widget.widget() if isinstance(widget, QScrollArea) else widget
    layout = ground.layout() if ground is not None else None
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _controls(widget)
        elif inner is not None:
            yield from _in_layout(inner)
