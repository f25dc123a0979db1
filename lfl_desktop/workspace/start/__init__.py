"""How a records file begins: the first run, the sample, and what is at hand from the start."""
