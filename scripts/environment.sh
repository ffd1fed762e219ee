# shellcheck shell=sh disable=SC2154  # $root comes from the caller
# Sourced by scripts/build and scripts/test, in any POSIX shell: makes sure that .venv holds the
# locked packages. The caller has set $root, the repository; `set_up runtime` (what a build
# needs) or `set_up dev` (what the tests need too) then sets $python, the interpreter in .venv.
#
# .venv is made anew when the lock, the Python in it or the place of the repository has changed;
# a stamp in it says for which of these it was made, and is written last.

say() {
    printf '%s\n' "$*" >&2
}

stop() {
    say "$*"
    exit 1
}

# Prints the version of a Python this project runs on, or fails.
recent_version() {
    "$1" -c 'import sys
if sys.version_info < (3, 11): sys.exit(1)
print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

# Sets $base to the command of a Python from 3.11 on that can make a venv.
find_python() {
    lacking=''
    for base in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11 python; do
        recent_version "$base" >/dev/null || continue
        "$base" -c 'import ensurepip, venv' 2>/dev/null && return
        lacking=${lacking:-$base}
    done
    [ -z "$lacking" ] || stop "$lacking lacks the venv module. On Debian or Ubuntu:" \
        "sudo apt install $(basename -- "$lacking")-venv"
    stop "Python 3.11 or newer is needed and was not found. On Debian or Ubuntu:" \
        "sudo apt install python3 python3-venv; elsewhere see python.org; or set PYTHON=/path/to/python3."
}

# Sets $python to the interpreter in .venv, wherever this system puts it; fails where none runs.
find_installed() {
    for python in "$venv/bin/python" "$venv/Scripts/python.exe"; do
        installed_version=$(recent_version "$python") && return
    done
    return 1
}

# Prints what .venv must have been made for, to count as made for the given set.
stamp_of() {
    printf 'python %s in %s\n' "$installed_version" "$venv"
    cksum <"$root/requirements.txt"
    [ "$1" = runtime ] || cksum <"$root/requirements-dev.txt"
}

is_ready() {
    find_installed && [ "$(stamp_of "$1")" = "$(cat "$venv/.made-for-$1" 2>/dev/null)" ]
}

# Takes the lock on .venv, so that two commands started at once do not both set up.
lock() {
    waited=0
    until mkdir "$venv.lock" 2>/dev/null; do
        [ -d "$venv.lock" ] || stop "$root: cannot write here, so .venv cannot be made."
        owner=$(cat "$venv.lock/owner" 2>/dev/null || true)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -rf "$venv.lock"  # left behind by a command that was killed
            continue
        fi
        [ "$waited" -ne 0 ] || say "Waiting for another command to finish setting up…"
        waited=$((waited + 1))
        [ "$waited" -lt 900 ] || stop "$venv.lock: if no other command is setting up, delete this folder."
        sleep 1
    done
    trap 'rm -rf "$venv.lock"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    echo "$$" >"$venv.lock/owner"
}

unlock() {
    rm -rf "$venv.lock"
    trap - EXIT HUP INT TERM
}

# Runs pip quietly in .venv; its output is shown only where it fails.
pip() {
    PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 "$python" -m pip install --no-input "$@" \
        >>"$venv/set-up.log" 2>&1 && return
    grep -i '^ *error' "$venv/set-up.log" >&2 || tail -n 5 "$venv/set-up.log" >&2
    stop "The packages could not be installed; $venv/set-up.log tells more." \
        "(The first time needs a network.)"
}

install() {
    if ! is_ready runtime; then
        find_python
        if [ -d "$venv" ]; then
            say "Setting up anew, for other packages, another Python or another folder…"
        else
            say "Setting up (first time, about a minute)…"
        fi
        rm -rf "$venv"
        "$base" -m venv "$venv" || stop "$base could not make $venv."
        find_installed || stop "$venv: there is no Python in it that runs."
    else
        say "Setting up the tools that the tests need (first time, about a minute)…"
    fi
    if [ "$1" = dev ]; then
        pip --require-hashes -r "$root/requirements-dev.txt"
    else
        pip --require-hashes -r "$root/requirements.txt"
    fi
    # The package itself: nothing is fetched, as setuptools is among the locked packages.
    pip --no-build-isolation --no-deps --editable "$root"
    stamp_of runtime >"$venv/.made-for-runtime"
    [ "$1" = runtime ] || stamp_of dev >"$venv/.made-for-dev"
}

set_up() {
    venv=$root/.venv
    if ! is_ready "$1"; then
        lock
        if ! is_ready "$1"; then
            install "$1"
        fi
        unlock
    fi
    # Material's theme prints a banner about MkDocs 2 on every build without this.
    export NO_MKDOCS_2_WARNING=1
}
