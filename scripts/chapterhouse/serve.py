"""A small server for the finished site, as an owner sees it before publishing.

It does what GitHub Pages does and ``python -m http.server`` does not: it answers Range requests,
so that seeking in a recording works, and it serves the site under the path that the site will
have. It listens on this machine only. While the site is built again it goes on serving the old
one, and keeps it where the build fails.
"""

from __future__ import annotations

import ipaddress
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

from chapterhouse.problems import ChapterhouseError
from chapterhouse.static_files import CONTENT_TYPES, byte_range, file_at
from chapterhouse.watch import watch_and_rebuild

_PIECE = 64 * 1024


class SiteServer(ThreadingHTTPServer):
    """Serves the folder ``site``, which may be exchanged while it runs, under the path ``base``."""

    daemon_threads = True
    request_queue_size = 128  # a page asks for many files at once

    def __init__(self, site: Path, base: str, host: str, port: int) -> None:
        self.site = site
        self.base = "/" + base.strip("/") + "/" if base.strip("/") else "/"
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), SiteHandler)

    @property
    def url(self) -> str:
        """The address of the site's first page."""
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}{self.base}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of readers that went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class SiteHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the files of the site."""

    protocol_version = "HTTP/1.1"
    server_version = "chapterhouse"
    sys_version = ""
    timeout = 60
    server: SiteServer

    def do_GET(self) -> None:
        """Sends a page or a file, or the part of it that is asked for."""
        self._answer()

    def do_HEAD(self) -> None:
        """Sends what GET would send, without the content."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the terminal for what the build says."""

    def _answer(self) -> None:
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        base = self.server.base
        if path in ("/", base.rstrip("/")) and path != base:
            return self._redirect(base, asked.query)
        parts = path.removeprefix(base).split("/") if path.startswith(base) else None
        found = file_at(self.server.site, parts) if parts is not None else None
        if parts is not None and found is not None and found.is_dir():
            if (found / "index.html").is_file() and parts[-1]:
                return self._redirect(f"{base}{'/'.join(parts)}/", asked.query)
            found = found / "index.html"
        elif parts is not None and not parts[-1]:
            found = None  # a file's name with a slash after it
        for status, file in (
            (HTTPStatus.OK, found),
            (HTTPStatus.NOT_FOUND, self.server.site / "404.html"),
        ):
            try:
                if file is not None:
                    with file.open("rb") as content:
                        return self._send(status, file.suffix.lower(), content)
            except OSError:
                continue
        return self._send_text(HTTPStatus.NOT_FOUND, "There is no such page.\n")

    def _send(self, status: HTTPStatus, suffix: str, content: BinaryIO) -> None:
        size = content.seek(0, 2)
        whole = status != HTTPStatus.OK or self.command != "GET"
        part = None if whole else byte_range(self.headers.get("Range"), size)
        if part is not None and not part:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{size}")
            self._end_head(0)
            return
        self.send_response(HTTPStatus.PARTIAL_CONTENT if part else status)
        self.send_header("Content-Type", CONTENT_TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Accept-Ranges", "bytes")
        if part:
            self.send_header("Content-Range", f"bytes {part.start}-{part.stop - 1}/{size}")
        sent = part if part is not None else range(size)
        self._end_head(len(sent))
        if self.command == "GET":
            content.seek(sent.start)
            for at in range(sent.start, sent.stop, _PIECE):
                self.wfile.write(content.read(min(_PIECE, sent.stop - at)))

    def _send_text(self, status: HTTPStatus, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", CONTENT_TYPES[".txt"])
        self._end_head(len(content))
        if self.command == "GET":
            self.wfile.write(content)

    def _redirect(self, path: str, query: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(path) + (f"?{query}" if query else ""))
        self._end_head(0)

    def _end_head(self, length: int) -> None:
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()


def make_server(site: Path, base: str, host: str, port: int) -> SiteServer:
    """A server bound to its port (0: any free one) that serves nothing until it is told to.

    Raises ``ChapterhouseError`` where the port is taken or the host is not this machine.
    """
    try:
        own = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        own = False
    if not own:
        raise ChapterhouseError(host, "is not an address of this machine alone; use 127.0.0.1")
    try:
        return SiteServer(site, base, host, port)
    except OSError as error:
        why = error.strerror or str(error)
        raise ChapterhouseError(f"{host}:{port}", f"{why}; choose another port") from error


def serve(
    site: Path,
    base: str,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    watch: Sequence[Path],
    rebuild: Callable[[], None],
) -> None:
    """Serves the site until Ctrl-C, and calls ``rebuild`` whenever a watched file changes."""
    with (
        make_server(site, base, host, port) as server,
        tempfile.TemporaryDirectory(prefix="chapterhouse-") as aside,
    ):
        kept = Path(aside) / "site"

        def rebuild_aside() -> None:
            # What is served meanwhile, and afterwards where the build fails, is the last good one.
            if server.site == site and site.is_dir():
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(site, kept)
                server.site = kept
            rebuild()
            server.site = site

        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"Serving {server.url} (Ctrl-C stops)", flush=True)
        try:
            watch_and_rebuild(watch, rebuild_aside)
        except KeyboardInterrupt:
            print()
        finally:
            server.shutdown()
