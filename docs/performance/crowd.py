#!/usr/bin/env python3
"""The most memory that a fresh server takes when a crowd asks for the same answer before anybody had it, and the slowest of the answers.

Needs a built server (`cargo xtask build`). Usage: docs/performance/crowd.py [readers]
"""

import http.client
import os
import subprocess
import sys
import threading
import time

PORT = 18083
SERVER = os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "release", "chokepoint")


def crowd(path: str, readers: int) -> None:
    """Starts a server, has `readers` ask it for `path` at once, prints what that took, and ends it."""
    server = subprocess.Popen(
        [SERVER, "serve", "--port", str(PORT), "--app", "dist"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        server.stdout.readline()
        took = []

        def read() -> None:
            began = time.monotonic()
            connection = http.client.HTTPConnection("127.0.0.1", PORT)
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
            took.append(time.monotonic() - began)

        threads = [threading.Thread(target=read) for _ in range(readers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with open(f"/proc/{server.pid}/status") as status:
            most = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
        print(f"{path}, {readers} readers: {most // 1024} MB at most, {max(took) * 1000:.0f} ms at most")
    finally:
        server.terminate()
        server.wait(10)


os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
for address in ("/data/flows.csv", "/api/v1/importers/JPN", "/chart/map.svg?hormuz=100"):
    crowd(address, count)
