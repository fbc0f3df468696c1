"""Live sockets: one hub a process hands the events of PostgreSQL's streams to its sockets, each once and in order."""
