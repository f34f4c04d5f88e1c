"""The sample town's cells as others might hand them in, spoilt at known places.

``foreign_polygons`` and ``foreign_table`` take a plan apart into drawn cells or a table, plant
every kind of fault, and say which repairs have to be found and where each building belongs.
"""

from .polygons import foreign_polygons
from .tables import as_polygons, as_table, foreign_table
from .truth import Fault, Foreign

__all__ = ["Fault", "Foreign", "as_polygons", "as_table", "foreign_polygons", "foreign_table"]
