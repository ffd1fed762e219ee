"""Asks git about a project folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(root: Path, *arguments: str) -> str | None:
    """What git prints; ``None`` where there is no git, no repository, or it knows no answer.

    Paths come out as they are and relative to ``root``; no setting of a person's has a say.
    """
    command = ["git", "-c", "core.quotePath=false", "-c", "log.showSignature=false", *arguments]
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_PAGER": "cat"}
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False, env=quiet)
    except OSError:
        return None
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None


def is_commit(root: Path, name: str) -> bool:
    """Whether the repository has a commit of that name."""
    return git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") is not None
