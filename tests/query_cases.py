"""Queries as they arrive, and the values that they mean, in Python and in the browser."""

MEANT = {"date": ["2026-02-20"], "treaty": ["ccm"], "area": ["world"]}
CASES = [
    ("date=2026-02-20&treaty=ccm&area=world", MEANT),
    # Marks of who follows the link.
    ("date=2026-02-20&treaty=ccm&area=world&fbclid=IwAR0x&utm_source=x&UTM_Medium=mail", MEANT),
    ("_=1764161000&gclid=a&date=2026-02-20&treaty=ccm&mc_cid=b&mc_eid=c&area=world", MEANT),
    # Copied from HTML, once and twice escaped.
    ("date=2026-02-20&amp;treaty=ccm&amp;area=world", MEANT),
    ("date=2026-02-20&amp;amp;treaty=ccm&amp;AMP;area=world", MEANT),
    ("date=2026-02-20&amp;treaty=ccm&amp;area=world&amp;utm_campaign=x", MEANT),
    # Names in other letters, blanks around names and values.
    ("Date=2026-02-20&TREATY=ccm&aReA=world", MEANT),
    ("date=+2026-02-20&treaty=ccm%20&%20area=%0Aworld%09", MEANT),
    ("status=left&Status=leaving&amp;status=party", {"status": ["left", "leaving", "party"]}),
    # What nobody can mean keeps its words, to be named.
    ("area=Europe&country=pol", {"area": ["Europe"], "country": ["pol"]}),
    ("status=left,+leaving", {"status": ["left, leaving"]}),
    ("area=world%26amp%3Btreaty=ccm", {"area": ["world&amp;treaty=ccm"]}),
    ("area=+", {"area": [""]}),
    ("utm_source=x&_=1&childId=map&initialWidth=640&parentTitle=a&parentUrl=b", {}),
    # No parameter, to be named.
    (
        "dated=2026-02-20&Colour=red&colour=blue",
        {"dated": ["2026-02-20"], "colour": ["red", "blue"]},
    ),
    ("filter=x&area=world", {"filter": ["x"], "area": ["world"]}),
]
