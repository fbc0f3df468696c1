"""PostgreSQL, Redis, S3 and the front, each from a wheel and each a small value that knows how to run."""
