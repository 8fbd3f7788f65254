"""Streamlit's page, cut where a page of ours puts in its own."""

import re
from dataclasses import dataclass

from service.shell import security_headers, typefaces
from service.shell.first_html import FirstHtml


@dataclass(frozen=True, eq=False)
class Shell:
    """Streamlit's page, with what all pages add to it, cut where a page puts in its own."""

    before_head: str
    before_body: str
    end: str
    policy: str

    def filled(self, own: FirstHtml) -> bytes:
        """Return the page with its own head and body."""
        parts = (self.before_head, own.head, self.before_body, own.body, self.end)
        return "".join(parts).encode()


_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_FOR_PROGRAMS = re.compile(
    r'<noscript>.*?</noscript>|(<!--(?:(?!-->).)*-->\s*)?<link rel="service-desc"[^>]*>',
    re.DOTALL,
)
"""What Streamlit tells of an agent API that this site does not have."""
_LATER = re.compile(
    r'<script type="module"[^>]*></script>\s*|<link rel="(?:modulepreload|stylesheet)"[^>]*>\s*'
)
"""What Streamlit's page loads: nothing of it is needed to show the answer."""
_ROOT = '<div id="root"></div>'


def shell(page: str, head: str, script: str) -> Shell:
    """Return Streamlit's page, cut; `head` and `script` are what all pages add to it.

    What Streamlit loads waits in a template until the answer has been painted: see take_over.js.
    """
    page = _FOR_PROGRAMS.sub("", typefaces.without_preload(page))
    later = "".join(_LATER.findall(page))
    before_head, rest = _TITLE.split(_LATER.sub("", page))
    before_root, end = rest.split(_ROOT)
    before_end_of_head, body = before_root.split("</head>")
    cut = Shell(
        before_head=before_head,
        before_body=f"{before_end_of_head}{head}</head>{body}",
        end=f'{_ROOT}\n<template id="app">{later}</template>\n<script>\n{script}</script>{end}',
        policy="",
    )
    policy = security_headers.of_page(cut.filled(FirstHtml("", "")))
    return Shell(cut.before_head, cut.before_body, cut.end, policy)
