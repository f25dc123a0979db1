"""What several places show: rows, cards and dialogs."""
