"""Say in one line why a port cannot be used and exit with status 1; say nothing if it can."""

import errno
import socket
import sys


def fault(port: int) -> str | None:
    """Return why no server can listen on a port, over IPv4 and IPv6, as Streamlit does."""
    dual = socket.has_dualstack_ipv6()
    family = socket.AF_INET6 if dual else socket.AF_INET
    try:
        socket.create_server(("", port), family=family, dualstack_ipv6=dual).close()
    except OSError as error:
        return "already in use" if error.errno == errno.EADDRINUSE else str(error.strerror)
    return None


def advice(text: str) -> str | None:
    """Return what is wrong with a port given as text, and what to do instead."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        return f"PORT must be a number from 1 to 65535, not {text!r}: make run PORT=8501"
    port = int(text)
    why = fault(port)
    if why is None:
        return None
    other = next((p for p in range(max(port + 1, 8501), 65536) if fault(p) is None), 8501)
    return f"Port {port}: {why}. Choose another one: make run PORT={other}"


if __name__ == "__main__":
    sys.exit(advice(sys.argv[1]))
