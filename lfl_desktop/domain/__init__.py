"""What a set is: frozen records and plain rules. Knows no window, no database and no files."""
