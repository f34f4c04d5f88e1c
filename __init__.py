"""Grid Steward: divides neighbourhoods into grid cells and tells what each cell needs."""


def classFactory(iface):
    """Return the plugin object; imported late so that QGIS starts without our libraries."""
    from .plugin.entry import GridStewardPlugin

    return GridStewardPlugin(iface)
