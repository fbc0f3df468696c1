"""Servers, workers and threads, connections and renderers: what docs/adr/0047 was chosen by."""
