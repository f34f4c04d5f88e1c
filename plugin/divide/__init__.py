"""Buildings, roads and boundaries in, contiguous cells out."""
