"""Values read from a file, each with its place, and what is wrong with them in words."""
