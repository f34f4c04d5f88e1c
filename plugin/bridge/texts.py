"""The texts of the QGIS side, in QGIS's language."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..common.messages import current_language, set_language

CONTEXT = "GridSteward"
I18N_DIR = Path(__file__).resolve().parent.parent / "i18n"


def tr(text: str) -> str:
    """``text`` in QGIS's language; ``script/translations-qt`` collects the calls.

    Values go in afterwards: ``tr("{count} cells").format(count=count)``.
    """
    return QCoreApplication.translate(CONTEXT, text)


def language_code() -> str:
    """The locale of QGIS's own texts, such as ``zh-Hans``.

    The window writes it to the settings whatever it was chosen by, for plugins to follow;
    ``qgis_process`` does not, and follows the system.
    """
    chosen = QgsSettings().value("locale/userLocale", "")
    return str(chosen or QgsApplication.locale())


class Translator:
    """Makes both kinds of texts, Qt's and the message catalogues', follow QGIS's language."""

    def __init__(self) -> None:
        self._qt = QTranslator()

    def install(self) -> None:
        """Switch to QGIS's language."""
        set_language(language_code())
        path = I18N_DIR / f"grid_steward_{current_language()}.qm"
        if path.exists() and self._qt.load(str(path)):
            QCoreApplication.installTranslator(self._qt)

    def remove(self) -> None:
        """Take the translator out of the application again."""
        QCoreApplication.removeTranslator(self._qt)
