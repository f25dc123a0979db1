"""What enters and leaves as data: the coordinator's file."""
