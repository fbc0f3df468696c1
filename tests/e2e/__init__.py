"""One journey a file, on the whole product as `make run` starts it."""
