"""The limits: Django without middleware, psycopg, orjson, and nothing of the product's."""
