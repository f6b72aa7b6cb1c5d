#!/usr/bin/env python3
"""Resident memory of the server after what readers ask of it: every answer in two languages, then pictures for print.

Needs a built server (`cargo xtask build`) and Linux. Usage: docs/performance/memory.py [path of the server]
"""

import concurrent.futures
import json
import os
import subprocess
import sys
import time
import urllib.request

root = os.path.join(os.path.dirname(__file__), "..", "..")
target = os.environ.get("CARGO_TARGET_DIR", os.path.join(root, "target"))
program = sys.argv[1] if len(sys.argv) > 1 else os.path.join(target, "release", "chokepoint")
server = subprocess.Popen(
    [program, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
)
address = server.stdout.readline().decode().split()[-1]


def get(path):
    with urllib.request.urlopen(address + path, timeout=60) as answer:
        return answer.read()


def tell(what):
    with open(f"/proc/{server.pid}/status") as status:
        told = dict(line.split(":", 1) for line in status)
    now, most = (int(told[key].split()[0]) // 1024 for key in ("VmRSS", "VmHWM"))
    print(f"{what}: {now} MB, at most {most} MB before", flush=True)


def all_of(paths, at_once):
    with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
        list(pool.map(get, paths))


tell("started")
answers = []
for importer in json.loads(get("/api/v1/importers"))["importers"]:
    folder = f"/api/v1/importers/{importer['importer']}"
    parts = ["", "/view", "/start", "/lines", "/margins"]
    answers.append(folder)
    answers += [f"{folder}/years/{year}{part}" for year in importer["years"] for part in parts]
all_of(answers, 1)
tell(f"{len(answers)} answers, one after the other")
all_of([answer + "?lang=ja" for answer in answers], 4)
tell("the same in the other language, 4 at once")
charts = (
    "record map drawdown arrivals suppliers exposure mix attribution goal frontier uncertainty tornado stress quality"
    " alternatives importers"
).split()
pictures = [f"/chart/{chart}.png?size=print&hormuz={hormuz}" for chart in charts for hormuz in range(10, 70, 10)]
all_of(pictures, 1)
tell(f"{len(pictures)} pictures for print, one after the other")
all_of([picture + "5" for picture in pictures], 16)
tell("as many others, 16 at once")
time.sleep(12)
tell("12 seconds later")
server.terminate()
server.wait()
