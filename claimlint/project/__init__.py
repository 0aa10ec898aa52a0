"""What belongs to a run: the files that were asked for."""
