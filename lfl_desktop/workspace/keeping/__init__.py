"""Copies of earlier days: when they are made, how long they stay, and the way back."""
