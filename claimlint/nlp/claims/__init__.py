"""Claim frames: who is said to do what to which outcome, and how firmly (rules.md 1.5)."""
