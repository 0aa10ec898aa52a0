"""Phrase patterns: the small notation of rule files and cue lists, its word forms, and its matcher."""
