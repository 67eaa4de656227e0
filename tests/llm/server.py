"""A small OpenAI-compatible server on loopback, which can also misbehave."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Behaviour:
    """What the server does with every request: answer with text, fail with a status, or something worse."""

    def __init__(
        self, text: str = "", *, status: int = 200, raw: bytes | None = None, mode: str = "answer"
    ) -> None:
        self.text = text
        self.status = status
        self.raw = raw
        self.mode = mode
        self.requests: list[dict[str, object]] = []


@contextmanager
def serve(behaviour: Behaviour) -> Iterator[str]:
    """Run the server; gives its base address."""
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Stay quiet."""

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            behaviour.requests.append(json.loads(self.rfile.read(length)))
            try:
                self._answer()
            except (BrokenPipeError, ConnectionResetError):
                return

        def _answer(self) -> None:
            if behaviour.mode == "hang":
                ended.wait(30)
                return
            if behaviour.raw is not None or behaviour.status != 200:
                body = behaviour.raw or json.dumps({"error": {"message": "no", "type": "x"}}).encode()
                self.send_response(behaviour.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("retry-after", "0")
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            if behaviour.mode == "endless":
                while not ended.is_set():
                    self._event("kata " * 100)
                return
            if behaviour.mode == "trickle":
                while not ended.is_set():
                    self._event("a")
                    time.sleep(0.05)
                return
            for start in range(0, len(behaviour.text), 50):
                self._event(behaviour.text[start : start + 50])
            self.wfile.write(b"data: [DONE]\n\n")

        def _event(self, text: str) -> None:
            chunk = {
                "id": "c1",
                "object": "chat.completion.chunk",
                "created": 0,
                "model": "local",
                "choices": [
                    {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}
                ],
            }
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
