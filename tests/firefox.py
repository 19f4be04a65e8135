"""A small client for Firefox: WebDriver BiDi over the browser's own debugging port.

Debian packs no driver for its Firefox, and Playwright drives only a Firefox of its own.
"""

import itertools
import json
import subprocess
from contextlib import contextmanager

from websockets.sync.client import connect

from tests import patience

LISTENS = "WebDriver BiDi listening on "
# A fresh profile otherwise asks its maker's hosts for news.
PREFERENCES = """
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
"""


class Firefox:
    """One window, and the addresses that its pages have asked for."""

    def __init__(self, socket):
        self._socket = socket
        self._numbers = itertools.count(1)
        self.asked: list[str] = []
        self._call("session.new", capabilities={})
        self._call("session.subscribe", events=["network.beforeRequestSent"])
        self._window = self._call("browsingContext.getTree")["contexts"][0]["context"]

    def _call(self, method, **parameters):
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._socket.recv(timeout=patience.SECONDS))
            if told.get("method") == "network.beforeRequestSent":
                self.asked.append(told["params"]["request"]["url"])
            if told.get("id") == number:
                assert told["type"] == "success", told
                return told["result"]

    def open(self, address):
        """Go to a page."""
        self._call("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def evaluate(self, script):
        """Value of an expression in the page; a promise is waited for."""
        answer = self._call(
            "script.evaluate",
            expression=script,
            target={"context": self._window},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def until(self, condition):
        """Wait until an expression, which may fail at first, is true in the page."""
        return self.evaluate(
            "new Promise((done) => { const look = () => { let met = false; "
            f"try {{ met = Boolean({condition}); }} catch {{ met = false; }} "
            "if (met) done(true); else setTimeout(look, 50); }; look(); })"
        )

    def press(self, key):
        """Press and release a key."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._call(
            "input.performActions",
            context=self._window,
            actions=[{"type": "key", "id": "keys", "actions": actions}],
        )


@contextmanager
def started(program, profile):
    """Start Firefox with a profile of its own."""
    (profile / "user.js").write_text(PREFERENCES, encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(
        [*command, "--remote-debugging-port", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said = next((line for line in process.stderr if LISTENS in line), None)
        assert said, "Firefox ended before it listened"
        address = said.split(LISTENS)[1].strip()
        with connect(f"{address}/session", max_size=None) as socket:
            yield Firefox(socket)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
