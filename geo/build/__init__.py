"""Raw boundary sources (data/raw) to the layers that the product ships: `python -m geo.build`."""
