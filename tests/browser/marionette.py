"""Selenium's commands for a Firefox without geckodriver, which the package registries do not have.

Firefox itself answers the commands of WebDriver, on a socket and under names of its own.
"""

import json
import socket
from typing import Any

from selenium.webdriver.remote.command import Command

NAMES = {
    Command.NEW_SESSION: "WebDriver:NewSession",
    Command.GET: "WebDriver:Navigate",
    Command.GET_CURRENT_URL: "WebDriver:GetCurrentURL",
    Command.GET_PAGE_SOURCE: "WebDriver:GetPageSource",
    Command.SET_WINDOW_RECT: "WebDriver:SetWindowRect",
    Command.SWITCH_TO_FRAME: "WebDriver:SwitchToFrame",
    Command.FIND_ELEMENT: "WebDriver:FindElement",
    Command.FIND_ELEMENTS: "WebDriver:FindElements",
    Command.CLICK_ELEMENT: "WebDriver:ElementClick",
    Command.GET_ELEMENT_ATTRIBUTE: "WebDriver:GetElementAttribute",
    Command.GET_ELEMENT_RECT: "WebDriver:GetElementRect",
    Command.SEND_KEYS_TO_ELEMENT: "WebDriver:ElementSendKeys",
    Command.W3C_ACTIONS: "WebDriver:PerformActions",
    Command.W3C_EXECUTE_SCRIPT: "WebDriver:ExecuteScript",
    Command.SCREENSHOT: "WebDriver:TakeScreenshot",
}
"""By Selenium's name of a command; any other is sent as it is."""


class Marionette:
    """What a `WebDriver` of Selenium takes to execute its commands."""

    def __init__(self, port: int) -> None:
        """Speak to the Firefox that listens on a port."""
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._answers = self._socket.makefile("rb")
        self._read()  # who answers

    def execute(self, command: str, params: dict[str, Any]) -> dict[str, Any]:
        """Have a command executed, and return its result as a driver over HTTP would."""
        name = NAMES.get(command, command)
        params = {key: value for key, value in params.items() if key != "sessionId"}
        if command == Command.SWITCH_TO_FRAME and isinstance(params["id"], dict):
            (params["element"],) = params.pop("id").values()
        message = json.dumps([0, 0, name, params]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            return {"status": 500, "value": json.dumps({"value": error})}
        is_wrapped = isinstance(result, dict) and result.keys() == {"value"}
        return result if is_wrapped else {"value": result}

    def close(self) -> None:
        """Hang up."""
        self._answers.close()
        self._socket.close()

    def _read(self) -> Any:
        length = b""
        while (digit := self._answers.read(1)) != b":":
            if not digit:
                raise ConnectionError("Firefox has hung up")
            length += digit
        return json.loads(self._answers.read(int(length)))
