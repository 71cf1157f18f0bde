"""The `onewindow` command: each module of `onewindow.commands` is one, with `add_arguments(parser)` and `run(args)`."""

import argparse
import ast
import contextlib
import importlib
import io
import os
import sys

import django

from onewindow.commands import command_names, source_of
from onewindow.commands._database import database
from onewindow.integrations.embedded_postgres import EmbeddedPostgresError

WITHOUT_DATABASE = {"demo", "demo-accounts", "compile-messages", "extract-messages"}
WITHOUT_DJANGO = {"demo", "compile-messages", "extract-messages"}


def main(arguments: list[str] | None = None) -> int:
    """Run the command named first in `arguments` and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Chinese shows question marks, not a failure
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onewindow.settings")
    words = sys.argv[1:] if arguments is None else arguments
    known = command_names()
    if not words or words[0] not in known:
        print(overview(known))
        return 0 if words[:1] in ([], ["--help"], ["-h"]) else 2
    try:
        with contextlib.nullcontext() if words[0] in WITHOUT_DATABASE else database():
            return run(words[0], words[1:])
    except EmbeddedPostgresError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has had enough; Python would complain once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def run(name: str, arguments: list[str]) -> int:
    """Run one command; its module is imported only now, when Django stands."""
    if name not in WITHOUT_DJANGO:
        django.setup()
    module = importlib.import_module(f"onewindow.commands.{source_of(name).stem}")
    parser = argparse.ArgumentParser(prog=f"onewindow {name}", description=module.__doc__)
    module.add_arguments(parser)
    return module.run(parser.parse_args(arguments)) or 0


def overview(names: list[str]) -> str:
    """What a person sees who names no command: each with the first line of its module."""
    lines = [f"  {name:<18} {_first_line(name)}" for name in names]
    return "\n".join(["usage: onewindow COMMAND [OPTION…]    (onewindow COMMAND --help tells more)", "", *lines])


def _first_line(name: str) -> str:
    source = source_of(name).read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").split("\n", 1)[0]


if __name__ == "__main__":
    sys.exit(main())
