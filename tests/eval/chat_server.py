"""A small OpenAI-compatible server on loopback that answers about the points that it is asked about."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Point = dict[str, Any]
Answer = Callable[[list[Point]], str]
_SLOT = re.compile(r"\{\{(\w):([\w.]+)\}\}")


class Refuse(Exception):
    """Answer with an HTTP status instead of text."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def _sentences(points: list[Point], phrase: Callable[[Point], str]) -> str:
    return json.dumps(
        {
            "sentences": [
                {
                    "text": phrase(point),
                    "points": [point["pokok"]],
                    "passages": [quote["id"] for quote in point["kutipan"]],
                }
                for point in points
            ]
        },
        ensure_ascii=False,
    )


def paraphrase(points: list[Point]) -> str:
    """Other small words around the same slots, as a careful model would."""
    return _sentences(
        points, lambda point: point["pola"].replace(" sebesar ", " yaitu ").replace(" adalah ", " yakni ")
    )


def change_digits(points: list[Point]) -> str:
    """Numbers of its own in place of the figures."""
    return _sentences(points, lambda point: _SLOT.sub(_own_number, point["pola"]))


def _own_number(found: re.Match[str]) -> str:
    return "731,99 persen" if found[1] == "f" else found[0]


def invent_causes(points: list[Point]) -> str:
    """The offered sentence with a cause that nobody told."""
    return _sentences(points, lambda point: point["pola"].rstrip(".") + " karena cuaca ekstrem.")


def swap_years(points: list[Point]) -> str:
    """A year of its own in place of the offered ones."""
    return _sentences(
        points, lambda point: _SLOT.sub(lambda f: "2031" if f[1] == "y" else f[0], point["pola"])
    )


def broken(points: list[Point]) -> str:
    """JSON that ends in the middle."""
    return paraphrase(points)[: 40 + len(points)]


def fail(points: list[Point]) -> str:
    """A server out of order."""
    raise Refuse(500)


def slow(points: list[Point]) -> str:
    """An answer that comes later than anybody waits."""
    time.sleep(20)
    return paraphrase(points)


def by_turns(*answers: Answer) -> Answer:
    """One answer after another, and from the start again."""
    count = iter(range(1_000_000))
    return lambda points: answers[next(count) % len(answers)](points)


@contextmanager
def serve(answer: Answer) -> Iterator[str]:
    """Run the server; gives its base address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(answer))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def _handler(answer: Answer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Stay quiet."""

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            try:
                self._stream(answer(points_of(asked["messages"][-1]["content"])))
            except Refuse as refusal:
                self._send(refusal.status, b'{"error": {"message": "no", "type": "x"}}', "application/json")
            except (BrokenPipeError, ConnectionResetError):
                return

        def _stream(self, text: str) -> None:
            events = [text[at : at + 400] for at in range(0, len(text), 400)]
            body = "".join(f"data: {json.dumps(_chunk(event))}\n\n" for event in events) + "data: [DONE]\n\n"
            self._send(200, body.encode(), "text/event-stream")

        def _send(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("retry-after", "0")
            self.end_headers()
            self.wfile.write(body)

    return Handler


def _chunk(text: str) -> dict[str, object]:
    delta = {"role": "assistant", "content": text}
    return {
        "id": "c1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "local",
        "choices": [{"index": 0, "delta": delta, "finish_reason": None}],
    }


def points_of(question: str) -> list[Point]:
    """The points of a question: the first JSON list of objects in it."""
    decoder = json.JSONDecoder()
    for found in re.finditer(r"\[", question):
        try:
            value, _ = decoder.raw_decode(question, found.start())
        except ValueError:
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict) and "pokok" in value[0]:
            return value
    return []
