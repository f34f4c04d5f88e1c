"""Grid Steward: divides neighbourhoods into grid cells and tells what each cell needs."""


def classFactory(iface):  # noqa: N802 (the name QGIS calls)
    """Return the plugin object; imported late so that QGIS starts without our libraries."""
    from .plugin.entry import GridStewardPlugin

    return GridStewardPlugin(iface)
