"""Between QGIS and the rooms that know no QGIS: features and frames, feedback and progress, styles.

Nothing here imports the science at its top, so that the plugin still loads, and can say what is
missing, in a QGIS that comes without geopandas.
"""
