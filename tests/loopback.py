"""A web server on the own machine for tests: what stands at a path is a script of answers, and every request is remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; `endless` repeats the body until nobody listens, `length` is what the header promises instead of its length."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    endless: bool = False
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its path, and its headers with small names."""

    path: str
    headers: Mapping[str, str]


Answer = Reply | Callable[[Asked], Reply]


class Site:
    """What the server holds. A path has one answer for all requests, or a list of which the last stays."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.asked: list[Asked] = []
        self.answers: dict[str, list[Answer]] = {}

    def put(self, path: str, *answers: Answer | str | bytes, kind: str = "text/html; charset=utf-8") -> str:
        """Set what stands at a path; gives its address."""
        self.answers[path] = [_answer(one, kind) for one in answers]
        return self.base + path

    def paths(self, *, robots: bool = False) -> list[str]:
        """The paths that were asked for, in order, robots.txt left out unless it is wanted."""
        return [one.path for one in self.asked if robots or one.path != "/robots.txt"]

    def reply(self, asked: Asked) -> Reply:
        """What is answered now."""
        self.asked.append(asked)
        answers = self.answers.get(asked.path)
        if not answers:
            return Reply(status=404)
        one = answers.pop(0) if len(answers) > 1 else answers[0]
        return one if isinstance(one, Reply) else one(asked)


def conditional(body: str, tag: str, kind: str = "text/html; charset=utf-8") -> Answer:
    """A page with an ETag, which is not sent to whoever has it."""

    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == tag:
            return Reply(status=304, headers={"ETag": tag})
        return Reply(body.encode(), headers={"Content-Type": kind, "ETag": tag})

    return answer


@contextmanager
def serving() -> Iterator[Site]:
    """A server at a free port of the own machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = _handler(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def _answer(given: Answer | str | bytes, kind: str) -> Answer:
    if isinstance(given, str | bytes):
        body = given.encode() if isinstance(given, str) else given
        return Reply(body, headers={"Content-Type": kind})
    return given


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = site.reply(Asked(self.path, headers))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not reply.endless:
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            else:
                self.send_header("Connection", "close")
            self.end_headers()
            try:
                self.wfile.write(reply.body)
                while reply.endless:
                    self.wfile.write(reply.body)
            except OSError:
                self.close_connection = True
            if reply.length is not None:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Tests say what went wrong themselves."""

    return Handler
