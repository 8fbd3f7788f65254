#!/bin/sh
# Usage: setup.sh VENV REQUIREMENTS
# Makes the virtual environment with the newest suitable Python, unless it is there, and installs into it.
# PYTHON=… chooses the interpreter.
set -eu
venv=$1
requirements=$2

# Prints the first Python from 3.11 on that can make virtual environments; else says what was found.
find_python() {
    found=
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
        version=$("$name" -c 'import platform; print(platform.python_version())' 2>/dev/null) || continue
        if ! "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            found="$found $name is Python $version."
        elif ! "$name" -c 'import ensurepip, venv' 2>/dev/null; then
            found="$found $name ($version) lacks the venv module (Debian, Ubuntu: apt-get install python3-venv)."
        else
            echo "$name"
            return
        fi
    done
    echo "This project needs Python 3.11 or newer.${found:- No Python was found.}" >&2
    echo "Install one, or name one: make run PYTHON=/path/to/python3.11" >&2
    return 1
}

if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    python=$(find_python)
    echo "Setting up $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi
echo "Installing $requirements (once; about half a minute)"
"$venv/bin/python" -m pip install -qq --disable-pip-version-check -r "$requirements"
