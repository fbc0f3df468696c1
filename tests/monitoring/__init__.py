"""Rules, routes and panels, held against sample series and against what the product exports."""
