"""What a link to evidence is called: where it leads."""

from urllib.parse import urlsplit

from wording.values import notification

_PUBLISHERS = {
    "treaties.un.org": "UN Treaty Collection",
    "aa.com.tr": "Anadolu Agency",
    "globalsecurity.org": "GlobalSecurity.org",
    "hrw.org": "Human Rights Watch",
    "mfat.govt.nz": "New Zealand’s foreign ministry",
    "npaid.org": "Norwegian People’s Aid",
}
"""Who publishes at a host, for those whose address alone would not say."""


def leads_to(reference: str, reference_url: str, source_url: str) -> str:
    """Return the name of a link to an act's evidence: its notification, or else its publisher.

    Parameters
    ----------
    reference
        The depositary notification, empty without one.
    reference_url
        Its address, empty where only `source_url` is known.
    """
    if reference and reference_url:
        return f"UN notice {notification(reference)} (PDF)"
    return publisher(source_url)


def publisher(address: str) -> str:
    """Return who publishes at an address: a name, or the host as readers know it."""
    host = (urlsplit(address).hostname or address).removeprefix("www.")
    return _PUBLISHERS.get(host, host)
