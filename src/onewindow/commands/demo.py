"""Run the whole demo: database, pages and background work; Ctrl-C stops all of it."""

import argparse
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request

from onewindow.commands._database import database
from onewindow.commands._parts import PartEnded, Parts

READY_SECONDS = 120


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)


def run(args: argparse.Namespace) -> int:
    address = f"http://127.0.0.1:{args.port}"
    if problem := port_problem(args.port):
        print(problem, file=sys.stderr)
        return 1
    os.environ.setdefault("ONEWINDOW_PUBLIC_URL", address)
    os.environ.setdefault("ONEWINDOW_STATIC", "collected")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # a script may have started us deaf to Ctrl-C
        signal.signal(number, signal.default_int_handler)
    say("启动数据库 · Starting the database")
    with database(), Parts() as parts:
        try:
            say("准备数据 · Preparing the data (once about a minute, later a few seconds)")
            parts.finish("prepare", "--demo")
            parts.start("serve", "--port", str(args.port))
            parts.start("worker")
            wait_until_ready(address, parts)
            parts.finish("demo-accounts", "--one-each")
            say(f"已启动 · Ready: {address}    Ctrl-C 停止 · stops everything, the data stay")
            parts.watch()
        except KeyboardInterrupt:
            say("正在停止 · Stopping")
        except PartEnded as end:
            print(end, file=sys.stderr)
            return 1
    return 0


def port_problem(port: int) -> str | None:
    """Why nothing can be served on `port`, in a sentence; None if it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            return f"端口 {port} 需要更高权限 · This account may not use port {port}. Try: make demo PORT=8080"
        except OverflowError:
            return f"没有端口 {port} · There is no port {port}: the highest is 65535."
        except OSError:
            return (
                f"端口 {port} 已被占用 · Another program uses port {port} on this machine. "
                f"Try another one: make demo PORT={port + 1 if port < 65535 else 8000}"
            )
    return None


def wait_until_ready(address: str, parts: Parts) -> None:
    """Wait until the pages answer, whatever they answer; a part that ends meanwhile raises."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        parts.check()
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)


def say(sentence: str) -> None:
    print(f"— {sentence}", flush=True)
