"""Live events to sockets: one hub a process, one gap-free reader a socket."""
