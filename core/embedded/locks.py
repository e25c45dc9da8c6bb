"""Advisory file locks. The kernel lets go of them however a process ends, kill -9 included."""

import fcntl
import os
from pathlib import Path


def share(path: Path) -> int:
    """Wait for a shared lock; return the open descriptor, which holds it until closed."""
    descriptor = _open(path)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def take(path: Path) -> int | None:
    """Return a descriptor holding the exclusive lock, or None when anybody has one."""
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def is_taken(path: Path) -> bool:
    """Return whether somebody holds the exclusive lock right now."""
    if not path.exists():
        return False
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def still_names(path: Path, descriptor: int) -> bool:
    """Return whether `path` is the file this descriptor was opened from, not a successor."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
