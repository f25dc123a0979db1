"""The one records file. The only place that speaks SQL."""
