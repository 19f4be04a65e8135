"""What stands between the reader's browser and Streamlit, whatever a request says."""

import asyncio
import gzip
import html
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("streamlit")
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from geodata import DataError
from pages.common.maps import assets
from pages.served import card, first_file, middleware, request, server

APP = Path(__file__).parents[1] / "app.py"
OWN = (Path(st.__file__).parent / "static" / "index.html").read_bytes()
HEADERS = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"content-length", str(len(OWN)).encode()),
    (b"etag", b'"own"'),
    (b"vary", b"Accept-Encoding, Cookie"),
    (b"set-cookie", b"a=1"),
    (b"set-cookie", b"b=2"),
]


def ended(work):
    """Run to its end in a thread of its own: the driver of the browser may have a loop in this."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def streamlit_stub(status=200, headers=HEADERS, body=OWN):
    """Answers everything alike, as Streamlit does; it notes what it is asked."""

    async def stub(scope, _receive, send):
        stub.asked.append(scope)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        sent = b"" if scope["method"] == "HEAD" else body
        half = len(sent) // 2
        await send({"type": "http.response.body", "body": sent[:half], "more_body": True})
        await send({"type": "http.response.body", "body": sent[half:]})

    stub.asked = []
    return stub


def asked(path, method="GET", query="", app=None, **headers):
    """Ask for a page; its status, headers and body."""
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": path,
        "query_string": query.encode("latin-1"),
        "headers": [
            (name.replace("_", "-").encode(), value.encode("latin-1"))
            for name, value in {"host": "atlas.example", **headers}.items()
        ],
        "extensions": {"http.response.pathsend": {}},
    }
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():  # the reader stays until the end
        await asyncio.Event().wait()

    ended(middleware.FirstFile(app or streamlit_stub())(scope, receive, send))
    said = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
    return sent[0]["status"], said, b"".join(part.get("body", b"") for part in sent[1:])


def told(body):
    """The card in a page's first file."""
    found = re.findall(r'<meta property="([\w:]+)" content="([^"]*)">', body.decode())
    return {key: html.unescape(value) for key, value in found}


class TestAnswer:
    def test_has_the_pages_own_length_and_tag_and_keeps_cookies(self):
        status, said, body = asked("/trade")
        assert status == 200
        assert b"<title>Trade" in body
        assert dict(said)["content-length"] == str(len(body))
        assert [value for name, value in said if name == "set-cookie"] == ["a=1", "b=2"]
        assert [value for name, value in said if name == "vary"] == [
            "Accept-Encoding, Cookie, X-Forwarded-Host, X-Forwarded-Proto"
        ]
        (tag,) = [value for name, value in said if name == "etag"]
        assert tag != '"own"'

    def test_is_not_sent_again_to_one_who_has_it(self):
        _, said, _ = asked("/trade")
        tag = dict(said)["etag"]
        status, said, body = asked("/trade", if_none_match=f'"other", {tag}')
        assert (status, body) == (304, b"")
        assert dict(said)["etag"] == tag
        assert "content-encoding" not in dict(said)
        # Another's card is another file.
        assert asked("/trade", if_none_match=tag, host="other.example")[0] == 200

    @pytest.mark.parametrize(
        ("accepted", "packed"),
        [
            ("gzip", True),
            ("br, GZIP ; q=0.5", True),
            ("gzip;q=0", False),
            ("gzip; q=0.000, br", False),
            ("identity", False),
            ("xgzip", False),
            ("", False),
        ],
    )
    def test_is_compressed_only_for_one_who_takes_it(self, accepted, packed):
        _, said, body = asked("/trade", accept_encoding=accepted)
        assert (dict(said).get("content-encoding") == "gzip") is packed
        assert b"<title>Trade" in (gzip.decompress(body) if packed else body)

    def test_to_head_is_that_to_get_without_its_body(self):
        for accepted in ("", "gzip"):
            _, said, _ = asked("/trade", accept_encoding=accepted)
            assert asked("/trade", method="HEAD", accept_encoding=accepted) == (200, said, b"")

    @pytest.mark.parametrize("status", [301, 404, 500])
    def test_that_is_no_page_is_passed_on(self, status):
        app = streamlit_stub(status, [(b"content-type", b"text/html")], b"none")
        assert asked("/media/trade", app=app) == (status, [("content-type", "text/html")], b"none")
        assert asked("/trade", method="HEAD", app=app)[2] == b""

    def test_is_asked_of_streamlit_whole_and_as_it_is(self):
        app = streamlit_stub()
        asked("/trade", method="HEAD", app=app, range="0-9", if_none_match="x", cookie="c")
        (scope,) = app.asked
        assert scope["method"] == "GET"
        assert {name for name, _ in scope["headers"]} == {b"host", b"cookie"}
        assert scope["extensions"] == {}  # else the file might be sent past us

    @pytest.mark.parametrize("part", ["is_page", "written"])
    @pytest.mark.parametrize("fault", [DataError("damaged"), KeyError("of the program")], ids=repr)
    def test_is_streamlits_own_where_ours_cannot_be_written(self, monkeypatch, part, fault):
        def fail(*_):
            raise fault

        monkeypatch.setattr(first_file, part, fail)
        status, said, body = asked("/trade", accept_encoding="")
        assert (status, body) == (200, OWN)
        assert [(name.encode(), value.encode()) for name, value in said] == HEADERS
        assert asked("/trade", method="HEAD")[2] == b""

    @pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS"])
    def test_to_other_methods_is_streamlits(self, method):
        app = streamlit_stub()
        assert asked("/card/preview.jpg", method=method, app=app)[2] == OWN
        assert app.asked[0]["method"] == method

    def test_to_a_socket_is_streamlits(self):
        heard = []

        async def app(*args):
            heard.append(args)

        scope = {"type": "websocket", "path": "/trade"}
        ended(middleware.FirstFile(app)(scope, "receive", "send"))
        assert heard == [(scope, "receive", "send")]


def test_pictures_of_the_card_are_files_like_others():
    status, said, body = asked("/below/card/preview.jpg", range="bytes=0-9")
    assert (status, len(body)) == (206, 10)
    assert dict(said)["content-type"] == "image/jpeg"
    assert asked("/card/icon.png", method="HEAD")[2] == b""
    _, said, _ = asked("/card/icon.png")
    assert dict(said)["content-type"] == "image/png"


class TestAddress:
    @pytest.mark.parametrize(
        ("headers", "start"),
        [
            ({}, "http://atlas.example"),
            ({"host": "[::1]:8501"}, "http://[::1]:8501"),
            ({"x_forwarded_proto": "https"}, "https://atlas.example"),
            ({"x_forwarded_proto": "HTTPS, http"}, "https://atlas.example"),
            ({"x_forwarded_proto": "javascript"}, "http://atlas.example"),
            ({"x_forwarded_host": "school.example, proxy"}, "http://school.example"),
            ({"x_forwarded_host": '"><b>'}, "http://atlas.example"),
        ],
    )
    def test_is_as_the_reader_wrote_it_before_any_proxy(self, headers, start):
        shown = told(asked("/a/trade", query="date=1939-10-01", **headers)[2])
        assert shown["og:url"] == f"{start}/a/trade?date=1939-10-01"
        assert shown["og:image"] == f"{start}/a/card/{card.PREVIEW}"

    @pytest.mark.parametrize("host", ["", '"><b>', "a b", "a/b", "user@host", "x" * 300, "h\xe4"])
    def test_that_nobody_tells_leaves_a_card_without_a_picture(self, host):
        body = asked("/trade", host=host)[2]
        assert "og:url" not in told(body)
        assert told(body)["og:title"] == "Trade"
        assert b"<b>" not in body

    def test_holds_nothing_but_what_an_address_may_hold(self):
        shown = told(asked('/%3F "<x>/trade', query='a="<ä> %22')[2])["og:url"]
        assert shown == "http://atlas.example/%253F%20%22%3Cx%3E/trade?a=%22%3C%E4%3E%20%22"

    def test_that_is_too_long_is_left_out(self):
        shorter, longer = ("a" * (request.LONGEST + more) for more in (0, 1))
        assert told(asked("/trade", query=shorter)[2])["og:url"].endswith(shorter)
        assert told(asked("/trade", query=longer)[2])["og:url"] == "http://atlas.example/trade"


def test_of_what_a_link_says_twice_the_last_counts_even_if_it_is_empty():
    def title(query):
        return told(asked("/trade", query=query)[2])["og:title"]

    assert title("date=1939-10-01&date=1939-10-02") == "Trade: 2 October 1939"
    assert title("date=1939-10-01&date=") == "Trade"


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({}, "http://localhost:8501/"),
        ({"server.address": "0.0.0.0"}, "http://localhost:8501/"),
        ({"server.address": "192.0.2.7", "server.port": 80}, "http://192.0.2.7:80/"),
        ({"server.address": "::1"}, "http://[::1]:8501/"),
        ({"browser.serverAddress": "school.example"}, "http://school.example:8501/"),
        ({"server.sslCertFile": "a.pem"}, "https://localhost:8501/"),
        ({"server.baseUrlPath": "/atlas/"}, "http://localhost:8501/atlas"),
    ],
    ids=str,
)
def test_the_browser_that_opens_finds_the_server(monkeypatch, settings, address):
    usual = {"browser.serverAddress": "localhost", "server.port": 8501}
    monkeypatch.setattr(server.st, "get_option", {**usual, **settings}.get)
    assert server.address() == address


@pytest.fixture
def nothing_yet(monkeypatch, tmp_path):
    """A server that has written nothing, whose temporary folder is the test's."""
    monkeypatch.setattr(assets, "_kept", [])
    monkeypatch.setattr(assets.tempfile, "mkdtemp", lambda prefix: _new(tmp_path / prefix))
    monkeypatch.setattr(assets.gc, "freeze", lambda: None)
    monkeypatch.setattr(server.st, "get_option", lambda _: True)  # headless
    return tmp_path


def _new(beginning):
    number = sum(1 for _ in beginning.parent.iterdir())
    folder = Path(f"{beginning}{number}")
    folder.mkdir()
    return str(folder)


def folders(place):
    return [path.name for path in place.iterdir()]


def test_every_page_comes_through_the_app_from_the_first_reader_on(nothing_yet, monkeypatch):
    """Streamlit decides when the first session begins, and for all sessions."""
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)

    async def lived():
        async with server.opened(None):
            PagesManager(str(APP))
            assert not PagesManager.uses_pages_directory

    ended(lived())


class TestFiles:
    def test_of_several_first_readers_are_written_once(self, nothing_yet):
        found = []
        readers = [threading.Thread(target=lambda: found.append(assets.served())) for _ in range(4)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        assert len(set(found)) == 1
        assert len(folders(nothing_yet)) == 1

    def test_that_were_cleared_away_are_written_anew(self, nothing_yet):
        first = assets.served()
        assert assets.served() is first
        (first.folder / first.names[0]).unlink()
        assert assets.at_hand() is None
        again = assets.served()
        assert again.whole
        assert folders(nothing_yet) == [again.folder.name]

    def test_go_when_the_server_ends(self, nothing_yet):
        async def lived():
            async with server.opened(None):
                assets.served()

        ended(lived())
        assert folders(nothing_yet) == []

    def test_that_do_not_fit_are_told_and_leave_nothing(self, nothing_yet, monkeypatch):
        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(DataError, match="No space left on device"):
            assets.served()
        assert folders(nothing_yet) == []
        assert assets.at_hand() is None
