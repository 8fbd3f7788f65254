"""A visitor without a browser: one session of a Streamlit page over its own websocket protocol.

It does what the browser's code does: it opens the page, moves a slider or sends the message of a
map, keeps large messages by their hash and names those that it has. It draws nothing.
"""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from treaty.history import day_number

KEPT_FOR = 2
"""Runs for which a browser keeps a message that is not used: `global.maxCachedMessageAge`."""


class RunError(Exception):
    """A script run that did not end well, or whose page shows an exception."""


class CountingConnection(ClientConnection):
    """A connection that knows how many bytes have come over the wire."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Count what comes, compressed as it is."""
        self.received += len(data)
        super().data_received(data)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the script, from sending the gesture until `script_finished` came.

    `wire` are the bytes as they came, compressed; `size` the same uncompressed.
    """

    seconds: float
    wire: int
    size: int
    messages: list[ForwardMsg]

    def elements(self, kind: str) -> list[Any]:
        """Return the elements of a kind that the run sent, in the order of the page."""
        elements = [message.delta.new_element for message in self.messages]
        return [getattr(e, kind) for e in elements if e.WhichOneof("type") == kind]


@dataclass
class Visitor:
    """A session of one page."""

    socket: CountingConnection
    page: str
    query: str = ""
    script: str = ""
    runs: int = 0
    kept: dict[str, int] = field(default_factory=dict)
    """Hashes of the messages that it keeps, with the run that used them last."""

    sliders: dict[str, str] = field(default_factory=dict)
    map: str = ""
    """The widget that says what is chosen on the page's map, empty if it has none of ours."""

    async def open(self) -> Run:
        """Ask for the page, as a browser does that has just loaded the shell."""
        return await self._run()

    async def go(self, day: date) -> Run:
        """Move the page's time to a day: on its map, or by a slider where it has none of ours."""
        if self.map:
            return await self._choose(day=day_number(day))
        slider = WidgetState(id=self.sliders["Day"])
        slider.double_array_value.data.append(_microseconds(day))
        return await self._run(slider)

    async def choose(self, iso3: str) -> Run:
        """Choose a country on the page's map."""
        return await self._choose(country=iso3)

    async def _choose(self, **what: object) -> Run:
        message = urlencode({**what, "number": self.runs})
        value = json.dumps({"last_object_clicked_tooltip": message})
        return await self._run(WidgetState(id=self.map, json_value=value))

    async def _run(self, *widgets: WidgetState) -> Run:
        ask = BackMsg()
        state = ask.rerun_script
        state.query_string, state.page_script_hash = self.query, self.script
        state.cached_message_hashes.extend(self.kept)
        state.context_info.url = self.page
        state.context_info.color_scheme = "light"
        state.widget_states.widgets.extend(widgets)
        before, messages, size, begin = self.socket.received, [], 0, time.perf_counter()
        await self.socket.send(ask.SerializeToString())
        while not messages or messages[-1].WhichOneof("type") != "script_finished":
            raw = await self.socket.recv(decode=False)
            size += len(raw)
            messages.append(ForwardMsg.FromString(raw))
        run = Run(time.perf_counter() - begin, self.socket.received - before, size, messages)
        if messages[-1].script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            raise RunError(messages[-1].script_finished)
        if shown := run.elements("exception"):
            raise RunError(shown)
        self._remember(run)
        return run

    def _remember(self, run: Run) -> None:
        self.runs += 1
        for message in run.messages:
            match message.WhichOneof("type"):
                case "navigation":
                    self.script = message.navigation.page_script_hash
                case "page_info_changed":
                    self.query = message.page_info_changed.query_string
            if message.metadata.cacheable:
                self.kept[message.hash] = self.runs
            if message.WhichOneof("type") == "ref_hash":
                self.kept[message.ref_hash] = self.runs
        self.kept = {key: used for key, used in self.kept.items() if self.runs - used <= KEPT_FOR}
        self.sliders |= {slider.label: slider.id for slider in run.elements("slider")}
        for component in run.elements("component_instance"):
            if "conventionMap.step" in component.json_args:
                self.map = component.id


@asynccontextmanager
async def visit(url: str, query: str = "", **options: Any) -> AsyncIterator[Visitor]:
    """Connect to a Streamlit server, as the shell of its page does.

    Parameters
    ----------
    options
        For `websockets`, for example headers; the origin is that of the server's own page.
    """
    address = urlsplit(url)
    scheme = "wss" if address.scheme == "https" else "ws"
    async with connect(
        f"{scheme}://{address.netloc}/_stcore/stream",
        subprotocols=["streamlit"],
        create_connection=CountingConnection,
        max_size=None,
        **{"origin": f"{address.scheme}://{address.netloc}"} | options,
    ) as socket:
        yield Visitor(socket, f"{url}/", query)


def _microseconds(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1e6
