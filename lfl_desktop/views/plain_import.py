"""Gives back the import that PySide6 replaces, and is to be imported before anything else that is Qt's.

Its own import reads the source of every module, and keeps it, to see whether the module asks for another
spelling of Qt's names (`from __feature__ import`). Ours ask for none, and it took 20 MB and part of each
start.
"""

from __future__ import annotations

import builtins
import linecache

import PySide6.QtCore  # noqa: F401, it is what replaces the import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()
