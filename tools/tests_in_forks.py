"""Tests that are collected once and run many times, each time in a fork with one mistake: a plugin of pytest.

It is started by `tests_on_call`, which asks over a socket: for these tests, in this order, until one fails,
with this text of a module in place of that. What runs on import is not run again for a mistake: the functions
that are there get their new code. Where that is not enough, it says so.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import sys
from collections.abc import Iterator
from inspect import CO_OPTIMIZED
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from hypothesis import Phase, settings

CALLER = "LFL_TESTS_CALLER"
"""The variable with the number of the socket that asks."""


class Refused(Exception):
    """A mistake that cannot be put into a program that has been imported."""


class _Caller:
    def __init__(self) -> None:
        self._file = socket.socket(fileno=int(os.environ[CALLER])).makefile("rw", encoding="utf-8")

    def requests(self) -> Iterator[dict[str, Any]]:
        while line := self._file.readline():
            yield json.loads(line)

    def tell(self, **words: object) -> None:
        self._file.write(json.dumps(words) + "\n")
        self._file.flush()


class _FirstFailing:
    """Tells of each test that begins and of the first that fails."""

    def __init__(self, caller: _Caller) -> None:
        self._caller = caller
        self.failed = False

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._caller.tell(test=nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = True
            self._caller.tell(failed=report.nodeid)


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """A test that fails need not look for the smallest example."""
    quick = settings(settings.default, phases=(Phase.explicit, Phase.generate))
    settings.register_profile("unshrunk", quick)
    settings.load_profile("unshrunk")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Waits for requests in place of running what was collected."""
    caller = _Caller()
    if session.testsfailed:
        caller.tell(broken=True)
        return True
    items = {item.nodeid: item for item in session.items}
    caller.tell(ready=list(items))
    for request in caller.requests():
        child = os.fork()
        if not child:
            _run(caller, [items[test] for test in request["tests"]], request)
        caller.tell(ended=os.waitpid(child, 0)[1])
    return True


def _run(caller: _Caller, items: list[pytest.Item], request: dict[str, Any]) -> None:
    os.setsid()  # what the tests start ends with them
    caller.tell(pid=os.getpid())
    status = 1
    try:
        if "mistaken" in request:
            put_in(request["module"], request["sound"], request["mistaken"])
        first_failing = _FirstFailing(caller)
        items[0].config.pluginmanager.register(first_failing)
        for item, after in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if first_failing.failed:
                break
        status = 0
    except Refused:
        caller.tell(refused=True)
    finally:
        os._exit(status)


def put_in(name: str, sound: str, mistaken: str) -> None:
    """Gives each function of an imported module the code that it has in the mistaken text."""
    module = sys.modules.get(name)
    if module is None:
        return  # it will be imported as it stands in the file
    path = _path_of(module)
    old, new = (list(_all_code(compile(text, path, "exec"))) for text in (sound, mistaken))
    if [code.co_qualname for code in old] != [code.co_qualname for code in new]:
        raise Refused
    if any(_own(a) != _own(b) and not a.co_flags & CO_OPTIMIZED for a, b in zip(old, new, strict=True)):
        raise Refused  # it is of a module or a class, which has been run
    codes = {_key(code): made for code, made in zip(old, new, strict=True)}
    for found in gc.get_objects():
        if type(found) is FunctionType and found.__code__.co_filename == path:
            if _key(found.__code__) not in codes:
                raise Refused
            try:
                found.__code__ = codes[_key(found.__code__)]
            except ValueError as other_names:
                raise Refused from other_names


def _path_of(module: ModuleType) -> str:
    assert module.__file__ is not None
    return module.__file__


def _all_code(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _all_code(constant)


def _own(code: CodeType) -> tuple[bytes, tuple[str, ...], list[str]]:
    constants = [repr(each) for each in code.co_consts if not isinstance(each, CodeType)]
    return code.co_code, code.co_names, constants


def _key(code: CodeType) -> tuple[str, int, bytes]:
    return code.co_qualname, code.co_firstlineno, code.co_linetable
