"""The server an owner looks at the site with, and the watch that builds the site again."""

from __future__ import annotations

import http.client
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.problems import ChapterhouseError
from chapterhouse.serve import SiteServer, make_server, serve
from chapterhouse.static_files import byte_range
from chapterhouse.watch import look, watch_and_rebuild

RECORDING = bytes(range(256)) * 1000

Answer = tuple[int, http.client.HTTPMessage, bytes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("served")
    (root / "secret.txt").write_text("not for readers")
    site = root / "site"
    (site / "episodes" / "one two").mkdir(parents=True)
    (site / "empty").mkdir()
    for name, content in {
        "index.html": b"<h1>Home</h1>",
        "404.html": b"<h1>Lost</h1>",
        "episodes/one two/index.html": b"<h1>One</h1>",
        "episodes/one two/talk.mp3": RECORDING,
        "episodes/one two/talk.vtt": b"WEBVTT\n",
        "episodes/one two/talk.srt": b"1\n",
        "episodes/one two/page.md": "Grüße\n".encode(),
        "data.json": b"{}",
        "site.webmanifest": b"{}",
        "nothing.txt": b"",
        "odd.suffix": b"?",
    }.items():
        (site / name).write_bytes(content)
    (site / "way-out").symlink_to(root / "secret.txt")
    return site


@pytest.fixture(scope="module")
def get(site: Path, serve_folder: Callable[[Path, str], str]) -> Callable[..., Answer]:
    address = urlsplit(serve_folder(site, "/podcast/"))

    def ask(path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection(address.netloc, timeout=10)
        try:
            connection.putrequest(method, path)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    return ask


TALK = "/podcast/episodes/one%20two/talk.mp3"


@pytest.mark.parametrize(
    ("path", "status", "content"),
    [
        ("/podcast/", 200, b"<h1>Home</h1>"),
        ("/podcast/index.html", 200, b"<h1>Home</h1>"),
        ("/podcast/?q=word", 200, b"<h1>Home</h1>"),
        ("/podcast/episodes/one%20two/", 200, b"<h1>One</h1>"),
        ("/podcast/episodes/", 404, b"<h1>Lost</h1>"),
        ("/podcast/empty/", 404, b"<h1>Lost</h1>"),
        ("/podcast/empty", 404, b"<h1>Lost</h1>"),
        ("/podcast/no-such-page/", 404, b"<h1>Lost</h1>"),
        ("/podcast/data.json/", 404, b"<h1>Lost</h1>"),
        ("/podcast//data.json", 404, b"<h1>Lost</h1>"),
        ("/elsewhere/", 404, b"<h1>Lost</h1>"),
        ("/podcastindex.html", 404, b"<h1>Lost</h1>"),
        (f"/podcast/{'x' * 5000}", 404, b"<h1>Lost</h1>"),
        ("/podcast/%00", 404, b"<h1>Lost</h1>"),
    ],
)
def test_serves_pages_under_the_path_of_the_site(get, path, status, content):
    answer = get(path)
    assert (answer[0], answer[2]) == (status, content)
    assert answer[1]["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/", "/podcast/"),
        ("/podcast", "/podcast/"),
        ("/podcast/episodes/one%20two?t=1", "/podcast/episodes/one%20two/?t=1"),
    ],
)
def test_adds_the_slash_that_relative_links_need(get, path, place):
    status, headers, _ = get(path)
    assert (status, headers["Location"]) == (302, place)


@pytest.mark.parametrize(
    "path",
    [
        "/podcast/../secret.txt",
        "/podcast/%2e%2e/secret.txt",
        "/podcast/..%2fsecret.txt",
        "/podcast/episodes/../../secret.txt",
        "/podcast/..%5csecret.txt",
        "/podcast/way-out",
        "/podcast//etc/passwd",
        "/podcast/%2fetc/passwd",
    ],
)
def test_never_leaves_the_site(get, path):
    status, _, content = get(path)
    assert (status, content) == (404, b"<h1>Lost</h1>")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("no-such-page", "text/html; charset=utf-8"),
        ("episodes/one%20two/talk.mp3", "audio/mpeg"),
        ("episodes/one%20two/talk.vtt", "text/vtt; charset=utf-8"),
        ("episodes/one%20two/talk.srt", "application/x-subrip; charset=utf-8"),
        ("episodes/one%20two/page.md", "text/markdown; charset=utf-8"),
        ("data.json", "application/json"),
        ("site.webmanifest", "application/manifest+json"),
        ("odd.suffix", "application/octet-stream"),
    ],
)
def test_names_the_type(get, path, kind):
    assert get(f"/podcast/{path}")[1]["Content-Type"] == kind


def test_says_that_there_is_no_page_where_the_site_has_no_404_page(tmp_path, serve_folder):
    address = urlsplit(serve_folder(tmp_path, "/"))
    connection = http.client.HTTPConnection(address.netloc, timeout=10)
    connection.request("GET", "/")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (404, b"There is no such page.\n")
    connection.close()


@pytest.mark.parametrize("path", ["/podcast/", TALK, "/podcast/no-such-page", "/podcast/way-out"])
def test_head_is_get_without_the_content(get, path):
    got, head = get(path), get(path, "HEAD")
    assert head[2] == b""
    assert head[0] == got[0]
    for name in ("Content-Type", "Content-Length"):
        assert head[1][name] == got[1][name]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(get, method):
    assert get("/podcast/", method)[0] == 501


@given(first=st.integers(0, 300), last=st.none() | st.integers(0, 300), size=st.integers(0, 200))
def test_a_range_is_the_slice_it_names(first, last, size):
    got = byte_range(f"bytes={first}-{'' if last is None else last}", size)
    if last is not None and last < first:
        assert got is None
    else:
        assert list(got) == list(range(size))[first : None if last is None else last + 1]


@given(count=st.integers(0, 300), size=st.integers(0, 200))
def test_a_range_from_the_end_is_the_end(count, size):
    content = list(range(size))
    assert list(byte_range(f"bytes=-{count}", size)) == (content[-count:] if count else [])


@given(st.text())
def test_a_range_is_never_more_than_there_is(header):
    got = byte_range(header, 10)
    assert got is None or set(got) <= set(range(10))


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-0", slice(0, 1)),
        ("bytes=1000-1999", slice(1000, 2000)),
        ("bytes=255000-", slice(255000, None)),
        ("bytes=0-99999999999", slice(None)),
        ("bytes=-10", slice(-10, None)),
        ("Bytes=70000-200000", slice(70000, 200001)),
    ],
)
def test_sends_the_part_that_is_asked_for(get, asked, part):
    status, headers, content = get(TALK, Range=asked)
    start = part.indices(len(RECORDING))[0]
    assert status == 206
    assert content == RECORDING[part]
    assert headers["Content-Range"] == (
        f"bytes {start}-{start + len(content) - 1}/{len(RECORDING)}"
    )


@pytest.mark.parametrize("asked", [f"bytes={len(RECORDING)}-", "bytes=-0", "bytes=9999999-"])
def test_says_that_a_part_is_not_there(get, asked):
    status, headers, content = get(TALK, Range=asked)
    assert (status, content) == (416, b"")
    assert headers["Content-Range"] == f"bytes */{len(RECORDING)}"


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,5-6", "bytes=5-2", "lines=1-2", "bytes=-", "bytes=a-"]
)
def test_sends_everything_where_a_range_is_not_understood(get, asked):
    status, headers, content = get(TALK, Range=asked)
    assert (status, content) == (200, RECORDING)
    assert headers["Accept-Ranges"] == "bytes"


def test_an_empty_file_has_no_part(get):
    assert get("/podcast/nothing.txt")[0::2] == (200, b"")
    assert get("/podcast/nothing.txt", Range="bytes=0-")[0] == 416


def test_one_connection_serves_many_requests(site, serve_folder):
    address = urlsplit(serve_folder(site, ""))
    connection = http.client.HTTPConnection(address.netloc, timeout=10)
    for path in ("/", "/no-such-page", "/data.json", "/episodes/one%20two/talk.mp3"):
        connection.request("GET", path)
        assert connection.getresponse().read() != b""
    connection.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])
def test_listens_on_this_machine_only(site, host):
    with pytest.raises(ChapterhouseError, match="not an address of this machine alone"):
        make_server(site, "/", host, 0)


def test_a_port_in_use_is_a_clear_error(site):
    with (
        make_server(site, "/", "127.0.0.1", 0) as server,
        pytest.raises(ChapterhouseError, match="choose another port"),
    ):
        make_server(site, "/", "127.0.0.1", server.server_address[1])


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("one")
    return tmp_path / "docs"


@pytest.fixture
def watching() -> Iterator[Callable[..., None]]:
    """Starts a watch in the background; it ends with the test."""
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def start(paths: list[Path], rebuild: Callable[[], None]) -> None:
        look_often = {"stop": stop, "interval": 0.02}
        thread = threading.Thread(
            target=watch_and_rebuild, args=(paths, rebuild), kwargs=look_often
        )
        threads.append(thread)
        thread.start()
        assert not stop.wait(0.1)  # the first look, before anything is changed

    yield start
    stop.set()
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


@pytest.mark.parametrize("change", ["edit", "add", "remove", "deeper", "replace"])
def test_rebuilds_on_a_change(watched, watching, change):
    rebuilt = threading.Event()
    watching([watched], rebuilt.set)
    assert not rebuilt.wait(0.2)
    page = watched / "index.md"
    if change == "edit":
        page.write_text("two words")
    elif change == "add":
        (watched / "new.md").write_text("new")
    elif change == "remove":
        page.unlink()
    elif change == "deeper":
        (watched / "a" / "b").mkdir(parents=True)
        (watched / "a" / "b" / "c.md").write_text("deep")
    else:  # as many editors save: a new file under the old name, of the same length
        (watched / "index.md~").write_text("two")
        os.utime(watched / "index.md~", (1, 1))
        (watched / "index.md~").rename(page)
    assert rebuilt.wait(10)


def test_does_not_rebuild_for_what_editors_leave_behind(watched):
    before = look([watched])
    for name in (".index.md.swp", "index.md~", "#index.md#", ".git"):
        (watched / name).write_text("x")
    assert look([watched]) == before != {}


def test_a_missing_file_is_watched_too(tmp_path):
    assert look([tmp_path / "sources.yml"]) == {}
    (tmp_path / "sources.yml").write_text("x")
    assert len(look([tmp_path / "sources.yml"])) == 1


def test_a_failed_rebuild_is_one_line_and_the_watch_goes_on(watched, watching, capfd):
    calls: list[int] = []
    twice = threading.Event()

    def rebuild() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise ChapterhouseError("docs/index.md", "not\x1b[2J\nYAML", 3)
        twice.set()

    watching([watched], rebuild)
    (watched / "index.md").write_text("broken front matter")
    for _ in range(500):
        if calls:
            break
        threading.Event().wait(0.01)
    (watched / "index.md").write_text("mended")
    assert twice.wait(10)
    said = capfd.readouterr().err
    assert said.startswith("Not rebuilt: docs/index.md:3: not\\x1b[2J")
    assert said.count("\n") == 1


def test_what_a_rebuild_writes_does_not_make_it_go_round(watched, watching):
    calls: list[int] = []

    def rebuild() -> None:
        calls.append(1)
        (watched / "list.md").write_text("x" * len(calls))

    watching([watched], rebuild)
    (watched / "index.md").write_text("an edit")
    threading.Event().wait(1)
    assert 1 <= len(calls) <= 2


def test_serves_the_old_site_while_the_new_one_is_built(tmp_path, monkeypatch, capfd):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("good")
    seen: list[str] = []
    servers: list[SiteServer] = []

    def make(*args: object) -> SiteServer:
        servers.append(make_server(*args))
        return servers[0]

    def fetch() -> str:
        connection = http.client.HTTPConnection(urlsplit(servers[0].url).netloc, timeout=10)
        connection.request("GET", "/podcast/")
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    fails = [True, True, False]

    def rebuild() -> None:
        (site / "index.html").unlink(missing_ok=True)  # as an engine empties its folder
        seen.append(fetch())
        if fails.pop(0):
            raise ChapterhouseError("docs/index.md", "is broken")
        (site / "index.html").write_text("better")

    def changes(paths: object, rebuild_aside: Callable[[], None]) -> None:
        for _ in range(2):
            with pytest.raises(ChapterhouseError):
                rebuild_aside()
            seen.append(fetch())
        rebuild_aside()
        seen.append(fetch())
        raise KeyboardInterrupt

    monkeypatch.setattr("chapterhouse.serve.make_server", make)
    monkeypatch.setattr("chapterhouse.serve.watch_and_rebuild", changes)
    serve(site, "/podcast/", port=0, watch=[], rebuild=rebuild)
    assert seen == ["good", "good", "good", "good", "good", "better"]
    assert capfd.readouterr().out.startswith(f"Serving {servers[0].url} (Ctrl-C stops)\n")
