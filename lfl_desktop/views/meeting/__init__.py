"""Today, and a meeting walked through its stages."""
