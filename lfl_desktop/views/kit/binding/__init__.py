"""What ties records to controls: forms, keeping while typed, locking."""
