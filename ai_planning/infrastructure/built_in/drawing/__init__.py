"""Storyboard frames in pencil: a small stage of figures and things, seen through a camera, on paper."""
