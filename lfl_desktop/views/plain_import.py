"""Gives back the import that PySide6 replaces, and is to be imported before anything else that is Qt's.

PySide6 6.11 puts an import of its own in place of Python's, which reads the source of every module, and
keeps it, to see whether the module asks for another spelling of Qt's names (`from __feature__ import`). Ours
ask for none, and it took 20 MB and part of each start. PySide's own source (`shibokensupport/feature.py`)
gives PYSIDE-2029 as the reason for looking into every module. A report of what that costs, which could be
waited for, was searched for and not found; https://github.com/napari/napari/issues/8584 tells of the same on
Windows. A later version is left alone until somebody has looked at it:
`test_a_start_keeps_no_source_of_any_module` says when.
"""

from __future__ import annotations

import builtins
import linecache

import PySide6
import PySide6.QtCore  # it is what replaces the import

LOOKED_AT = (6, 11)
"""The version of PySide6 that does so, and is as good without."""

if PySide6.__version_info__[:2] == LOOKED_AT:
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()
