#!/bin/sh
# Make the virtual environment $1 with the Python $2, or with the first one on this machine that is new enough.
set -eu
venv=$1
for python in ${2:-python3 python3.13 python3.12 python3.11 python3.14}; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            echo "$python has no venv module. On Debian or Ubuntu: apt-get install python$version-venv" >&2
            exit 1
        fi
        rm -rf "$venv"
        exec "$python" -m venv "$venv"
    fi
done
echo "OneWindow needs Python 3.11 or newer. Install it, or name it: make demo PYTHON=/path/to/python3" >&2
exit 1
