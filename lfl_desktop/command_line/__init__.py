"""The jobs of the command line, which are done without the window."""
