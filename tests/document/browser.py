"""A headless Chromium on a pipe: just enough of its DevTools protocol to look at a page as a reader would."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
from pathlib import Path
from typing import Any

PROGRAM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
         "--remote-debugging-pipe")
PATIENCE = 30
# What a page may say of itself that would be a fault of ours.
FAULTS = ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")


class Browser:
    """One browser with one tab. Everything that it asks for and complains of is kept, page by page."""

    def __init__(self, folder: Path) -> None:
        assert PROGRAM is not None
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        line = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
        self._process = subprocess.Popen(
            ["bash", "-c", line, PROGRAM, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self._number, self._read, self._session = 0, b"", ""
        self.requests, self.faults = list[str](), list[str]()
        self._seen = set[str]()
        target = next(item for item in self.ask("Target.getTargets")["targetInfos"] if item["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for part in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{part}.enable")

    def close(self) -> None:
        """Ends the browser."""
        self._send("Browser.close", {})
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def ask(self, method: str, **parameters: Any) -> Any:
        """The answer to one command; events that come before it are noted."""
        number = self._send(method, parameters)
        while True:
            message = self._message()
            if message.get("id") == number:
                assert "error" not in message, message
                return message["result"]
            self._note(message)

    def open(self, address: str, width: int = 1200, height: int = 900) -> None:
        """A page in a window of this size, fully loaded. What earlier pages asked for is forgotten."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self._go("about:blank")
        self.requests.clear()
        self.faults.clear()
        self._go(address)

    def _go(self, address: str) -> None:
        self._seen.clear()
        self.ask("Page.navigate", url=address)
        while "Page.loadEventFired" not in self._seen:
            self._note(self._message())

    def value(self, expression: str) -> Any:
        """What a JavaScript expression comes to on the page."""
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def pdf(self) -> bytes:
        """The page as it is printed, on the paper that it asks for."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def picture(self, whole: bool = False) -> bytes:
        """What is seen of the page, or all of it, as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def _send(self, method: str, parameters: dict[str, Any]) -> int:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        text = json.dumps(message | ({"sessionId": self._session} if self._session and "." in method
                                     and not method.startswith(("Target.", "Browser.")) else {}))
        os.write(self._out, text.encode() + b"\0")
        return self._number

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            assert select.select([self._in], [], [], PATIENCE)[0], "the browser doesn't answer"
            piece = os.read(self._in, 1 << 20)
            assert piece, "the browser has ended"
            self._read += piece
        first, self._read = self._read.split(b"\0", 1)
        message: dict[str, Any] = json.loads(first)
        return message

    def _note(self, message: dict[str, Any]) -> None:
        method = message.get("method", "")
        self._seen.add(method)
        if method == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        if method in FAULTS:
            self.faults.append(json.dumps(message["params"], ensure_ascii=False))
