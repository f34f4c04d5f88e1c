"""Sliders for what a division should count for more or for less."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Callable, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from ...bridge.texts import tr
from ...rules import FACTORS, WISHES
from .labels import muted
from .wheel import leave_wheel

_ONCE = FACTORS.index(1.0)
_LINES = 4  # title and value, slider, what it means, a gap


class WishSliders(QWidget):
    """A slider for each wish, from "not at all" to "four times"; the rulebook's weight is in the
    middle. ``off`` are the wishes that begin at "not at all"."""

    changed = pyqtSignal()

    def __init__(self, off: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._sliders: dict[str, QSlider] = {}
        self._values: dict[str, QLabel] = {}
        self._abouts: dict[str, QLabel] = {}
        self._start = {name: 0 if name in off else _ONCE for name in WISHES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for name in WISHES:
            self._add(grid, name)
        grid.setColumnStretch(0, 1)
        self.reset()

    def factors(self) -> dict[str, float]:
        """What each wish is multiplied by, of the wishes that may be set."""
        return {
            name: FACTORS[slider.value()]
            for name, slider in self._sliders.items()
            if slider.isEnabled()
        }

    def set_factors(self, factors: Mapping[str, float]) -> None:
        """Set the sliders; those that ``factors`` does not name go to their start."""
        for name, slider in self._sliders.items():
            factor = factors.get(name)
            slider.setValue(self._start[name] if factor is None else FACTORS.index(factor))

    def reset(self) -> None:
        """All sliders to their start."""
        self.set_factors({})

    def moved(self) -> bool:
        """Whether any slider is not at its start."""
        return any(slider.value() != self._start[n] for n, slider in self._sliders.items())

    def allow(self, name: str, why_not: str = "") -> None:
        """Switch a slider on, or off with the reason in place of what it means."""
        for widget in (self._sliders[name], self._values[name]):
            widget.setEnabled(not why_not)
        self._abouts[name].setText(why_not or str(WISHES[name].about))

    def slider(self, name: str) -> QSlider:
        """The slider of a wish."""
        return self._sliders[name]

    def _add(self, grid: QGridLayout, name: str) -> None:
        wish, row = WISHES[name], _LINES * len(self._sliders)
        title, value, about = QLabel(str(wish.title)), QLabel(), muted(str(wish.about))
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, len(FACTORS) - 1)
        slider.setPageStep(1)
        slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        slider.setTickInterval(1)
        slider.setAccessibleName(str(wish.title))
        leave_wheel(slider)
        slider.valueChanged.connect(_shown_by(value, self.changed.emit))
        title.setBuddy(slider)
        grid.addWidget(title, row, 0)
        grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(slider, row + 1, 0, 1, 2)
        grid.addWidget(about, row + 2, 0, 1, 2)
        grid.setRowMinimumHeight(row + 3, title.fontMetrics().lineSpacing() // 2)
        self._sliders[name], self._values[name], self._abouts[name] = slider, value, about
        value.setText(_words()[slider.value()])


def _words() -> tuple[str, ...]:
    """What each of FACTORS is called."""
    return (tr("not at all"), tr("half"), tr("as in the rulebook"), tr("twice"), tr("four times"))


def _shown_by(label: QLabel, then: Optional[Callable[[], None]]) -> Callable[[int], None]:
    def show(position: int) -> None:
        label.setText(_words()[position])
        if then is not None:
            then()

    return show
