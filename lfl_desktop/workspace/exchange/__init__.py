"""Files that leave and come in: the coordinator's file, and where files may go."""
