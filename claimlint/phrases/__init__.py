"""Phrase patterns: the small notation of rule files and cue lists, its expansion to word forms, and its matcher."""
