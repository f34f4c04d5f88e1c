"""Buildings, residents, care cases, places and requests on the cells of a plan."""

from .attachment import Attachment, attach_layers
from .unattached import REASON_TITLES

__all__ = ["REASON_TITLES", "Attachment", "attach_layers"]
