"""An open records file: the one write path, undo, and the jobs that screens ask for."""
