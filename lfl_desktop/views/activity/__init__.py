"""Activity systems: the picture, the outline, tensions and versions."""
