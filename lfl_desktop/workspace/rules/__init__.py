"""The rules that records keep to, asked by the one write path."""
