"""The frozen values that every layer shares."""
