"""Under what terms facts, areas and border lines can be used."""

FACTS = "Facts from the sources named; areas: Natural Earth, public domain"
BORDERS = "Border lines and lengths: © OpenStreetMap contributors, ODbL 1.0"
STATUS = f"{FACTS}. {BORDERS}"
LAYERS = f"{STATUS}; each layer names its own in its metadata"
