"""The papers: each maker turns what came through the gate into one document."""
