"""Stands between a reader's browser and Streamlit and has the first file of each page written.

Streamlit answers each address with one and the same file, in which nothing of the page stands; what
shows a shared link reads no further.
"""

import gzip
import hashlib
import logging
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import FileResponse, Response

from . import card, first_file, request

HERE = Path(__file__).parent
SHELL = HERE.parent / "common" / "shell"
#: What the head names, by the end of its address, beside the page's own.
FILES = {f"/card/{card.PREVIEW}": HERE / card.PREVIEW, "/card/icon.png": SHELL / "icon.png"}
#: What a browser may say of the file it has; Streamlit would answer for its own, always the same.
_ASKS_FOR_STREAMLITS_OWN = {
    b"accept-encoding", b"if-none-match", b"if-modified-since", b"range", b"if-range"
}  # fmt: skip
#: And what is said of that file.
_SAYS_OF_STREAMLITS_OWN = ("content-length", "etag", "last-modified", "accept-ranges")
_VARIES_BY = ("Accept-Encoding", "X-Forwarded-Host", "X-Forwarded-Proto")
_log = logging.getLogger(__name__)


class FirstFile:
    """Writes title, card, icon and first sight into the first file of a page (ASGI middleware).

    Where that fails, Streamlit's own file is sent as it is: the page is shown all the same.

    Parameters
    ----------
    app : ASGI application
        What answers everything else.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        file = next((file for end, file in FILES.items() if scope["path"].endswith(end)), None)
        if file and file.is_file():
            kept = {"cache-control": "public, max-age=86400"}
            await FileResponse(file, headers=kept)(scope, receive, send)
        elif _is_page(request.name(scope)):
            await self.app(_for_streamlit(scope), receive, _Rewriter(scope, receive, send))
        else:
            await self.app(scope, receive, send)


def _is_page(name: str) -> bool:
    try:
        return first_file.is_page(name)
    except Exception:
        _log.exception("The first file of the pages stays Streamlit's own")
        return False


def _for_streamlit(scope) -> dict:
    """Ask for the file whole and as it is: what comes compressed or in parts cannot be added to."""
    headers = [pair for pair in scope["headers"] if pair[0] not in _ASKS_FOR_STREAMLITS_OWN]
    # Some servers offer to send a file themselves.
    return {**scope, "method": "GET", "headers": headers, "extensions": {}}


class _Rewriter:
    """Holds back an answer until it is whole, and adds to it if it is a page.

    What else has the name of a page is short: a redirect, or that there is nothing.
    """

    def __init__(self, scope, receive, send):
        self.scope, self.receive, self.send = scope, receive, send
        self.start, self.body = None, b""

    async def __call__(self, message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._answer()

    async def _answer(self) -> None:
        headers = MutableHeaders(raw=list(self.start["headers"]))
        status, body = self.start["status"], self.body
        if status == 200 and headers.get("content-type", "").startswith("text/html"):
            try:
                status, body = self._written(headers)
            except Exception:
                _log.exception("The first file of a page stays Streamlit's own")
        response = Response(body, status)
        response.raw_headers = headers.raw
        if self.scope["method"] == "HEAD":
            response.body = b""
        await response(self.scope, self.receive, self.send)

    def _written(self, headers: MutableHeaders) -> tuple[int, bytes]:
        """Status and body of the answer; the headers are changed when nothing can fail any more."""
        scope = self.scope
        body = first_file.written(
            self.body.decode(), request.name(scope), request.asked(scope), request.address(scope)
        ).encode()
        tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        known, packed = request.has_already(scope, tag), request.takes_gzip(scope)
        if packed and not known:
            body = gzip.compress(body, 6, mtime=0)
        for name in _SAYS_OF_STREAMLITS_OWN:
            del headers[name]
        headers["etag"] = tag
        varied = ", ".join(headers.getlist("vary")).split(", ")
        headers["vary"] = ", ".join(filter(None, dict.fromkeys([*varied, *_VARIES_BY])))
        if known:
            return 304, b""
        if packed:
            headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(body))
        return 200, body
