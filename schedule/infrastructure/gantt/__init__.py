"""Gantt charts as files."""
