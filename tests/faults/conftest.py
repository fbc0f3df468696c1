from tests.e2e.conftest import person, product

__all__ = ["person", "product"]
