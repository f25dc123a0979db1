"""The one gate: who may see what, and what leaves in place of names."""
