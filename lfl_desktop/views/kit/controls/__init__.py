"""The controls of our own, each of which holds or shows one thing."""
