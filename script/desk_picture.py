"""Taking a picture of QGIS's window, in few colours to keep it small; for ``pictures_desk``.

``GRID_STEWARD_PICTURES`` is the folder for the pictures.
"""

import os
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage, qRgb
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface

from .desk_user import expect, said

PICTURES = Path(os.environ["GRID_STEWARD_PICTURES"])
# The smallest screen that planners have.
WIDTH, HEIGHT = 1366, 768
# Of a picture: its colours, the bits by which shades are told apart less at first, and how many
# pixels a shade needs to count.
_COLOURS, _DROPPED_BITS, _LEAST = 256, 3, 6


def take(name):
    """Take the picture of the window, without messages, and in few colours to keep it small."""
    from grid_steward.plugin.common.messages import current_language

    language = "zh" if current_language() == "zh_CN" else "en"
    path = PICTURES / f"tutorial-{name}.{language}.png"
    window = iface.mainWindow()
    iface.messageBar().clearWidgets()
    QApplication.processEvents()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    expect((image.width(), image.height()) == (WIDTH, HEIGHT), f"it is {image.size()} large")
    few = image.convertToFormat(
        QImage.Format.Format_Indexed8, colours(image), Qt.ImageConversionFlag.ThresholdDither
    )
    expect(few.save(str(path), "PNG", 0), f"{path} can't be written")
    said(f"  {path.name}")


def colours(image):
    """The colours that a picture can do with: far apart at first, so that rare ones are among them,
    then moved to the middle of those that they stand for."""
    import numpy as np
    from scipy.cluster.vq import kmeans2

    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    pixels = np.frombuffer(bits, np.uint8).reshape(-1, 4)[:, :3].astype(np.int64)
    rough, counts = np.unique(pixels >> _DROPPED_BITS, axis=0, return_counts=True)
    shades = (rough[counts >= _LEAST] << _DROPPED_BITS) + (1 << (_DROPPED_BITS - 1))
    shades = shades.astype(float)
    seeds = [int(counts[counts >= _LEAST].argmax())]
    gap = np.full(len(shades), np.inf)
    while len(seeds) < min(_COLOURS, len(shades)):
        gap = np.minimum(gap, ((shades - shades[seeds[-1]]) ** 2).sum(axis=1))
        seeds.append(int(gap.argmax()))
    means, _ = kmeans2(pixels.astype(float), shades[seeds], iter=3, minit="matrix")
    found = np.unique(np.round(means).astype(int).clip(0, 255), axis=0)
    return [qRgb(red, green, blue) for blue, green, red in found.tolist()]
