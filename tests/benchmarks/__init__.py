"""Measurements: figures and ratios taken side by side in one run, printed, never asserted."""
