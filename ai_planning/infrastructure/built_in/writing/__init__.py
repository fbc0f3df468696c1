"""How stories and shots are put into words."""
