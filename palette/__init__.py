"""The colours and hatches of the statuses: one truth for map, charts, print and legend."""
