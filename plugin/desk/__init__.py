"""What a user sees in QGIS's window beside the toolbox."""
