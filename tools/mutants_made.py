"""Small deliberate mistakes in the program's modules, made one at a time from their syntax trees.

The kinds of mistake are mutmut's (a number, a comparison, a condition, a keyword), without those that the
type checker refuses, and one more: a statement that is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation import mutators

KINDS: tuple[tuple[type[cst.CSTNode], Callable[..., Iterable[cst.CSTNode]]], ...] = (
    (cst.BaseNumber, mutators.operator_number),
    (cst.SimpleString, mutators.operator_string),
    (cst.Name, mutators.operator_name),
    (cst.AugAssign, mutators.operator_augmented_assignment),
    (cst.UnaryOperation, mutators.operator_remove_unary_ops),
    (cst.Call, mutators.operator_symmetric_string_methods_swap),
    (cst.CSTNode, mutators.operator_keywords),
    (cst.CSTNode, mutators.operator_swap_op),
    (cst.Match, mutators.operator_match),
    (cst.IfExp, mutators.operator_if_exp),
)

WORDS = frozenset(("tr", "mark", "plural", "step", "TypeVar", "NewType"))
"""What is called with words for people or for the type checker: other words are no mistake of logic."""

DISTANCES = frozenset(
    ("setContentsMargins", "setSpacing", "setHorizontalSpacing", "setVerticalSpacing", "addSpacing", "QPen")
)
"""What is called with distances and strokes in pixels: one more or less is looked at in the pictures."""

FAULTS = frozenset(("TypeError", "ValueError", "AssertionError", "NotImplementedError", "KeyError"))
"""What is raised with words for programmers, which no user sees."""

LONG_LIST = 12
"""Words from which a list of them is one of words for people (names, days): any of them is a word of logic
no more than those of a dictionary are."""


@dataclass(frozen=True)
class Mutant:
    """One mistake: the module (from the project's root), its line, and that line before and after."""

    module: str
    line: int
    before: str
    after: str
    code: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others when lines have moved."""
        return self.module, self.before, self.after


class Mistakes:
    """All mistakes that can be made in one module, by number; each is made when it is asked for."""

    def __init__(self, root: Path, module: str) -> None:
        self.module = module
        self._text = (root / module).read_text(encoding="utf-8")
        self._wrapper = MetadataWrapper(cst.parse_module(self._text))
        self._found = _Finder()
        self._wrapper.visit(self._found)

    def __len__(self) -> int:
        return len(self._found.pairs)

    def names(self) -> list[str]:
        """What each mistake is called: its line, and what is put in whose place, with a number where that is
        there several times. Names stay as they are while the rest of the module changes."""
        lines, seen = self._text.splitlines(), Counter[str]()
        found = []
        for (before, after), line in zip(self._found.pairs, self._found.lines, strict=True):
            code = self._wrapper.module.code_for_node
            name = f"{lines[line - 1].strip()}\n{code(before)}\n{code(after)}"
            seen[name] += 1
            found.append(f"{self.module}\n{name}\n{seen[name]}")
        return found

    def made(self, nth: int) -> Mutant | None:
        """The mistake with this number; None where it comes to the same text."""
        changed = self._wrapper.module.deep_replace(*self._found.pairs[nth])
        assert isinstance(changed, cst.Module)
        for line, (before, after) in enumerate(
            zip(self._text.splitlines(), changed.code.splitlines(), strict=False), start=1
        ):
            if before != after:
                return Mutant(self.module, line, before.strip(), after.strip(), changed.code)
        return None


class _Finder(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[cst.CSTNode, cst.CSTNode]] = []
        self.lines: list[int] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _is_left_alone(node):
            return False
        for kind, make in KINDS:
            if isinstance(node, kind):
                made: Sequence[cst.CSTNode] = list(make(node))
                # one other text is enough: a mistake in letters is the same mistake
                self.pairs += [(node, new) for new in (made[:1] if kind is cst.SimpleString else made)]
        if isinstance(node, cst.Expr) and isinstance(node.value, cst.Call):
            self.pairs.append((node, cst.Pass()))
        if missing := len(self.pairs) - len(self.lines):
            self.lines += [self.get_metadata(PositionProvider, node).start.line] * missing
        return True


def _is_left_alone(node: cst.CSTNode) -> bool:
    if isinstance(node, cst.Annotation | cst.Import | cst.ImportFrom | cst.Decorator):
        return True
    if isinstance(node, cst.If):
        return isinstance(node.test, cst.Name) and node.test.value == "TYPE_CHECKING"
    if isinstance(node, cst.Call):
        called = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
        return isinstance(called, cst.Name) and called.value in WORDS | DISTANCES | FAULTS
    if isinstance(node, cst.Assign | cst.AnnAssign):
        targets = [t.target for t in node.targets] if isinstance(node, cst.Assign) else [node.target]
        return any(
            isinstance(t, cst.Name) and t.value in ("__all__", "METADATA_DEPENDENCIES") for t in targets
        )
    if isinstance(node, cst.Set | cst.Tuple | cst.List):
        words = list(_elements(node))
        return len(words) >= LONG_LIST and all(isinstance(word, cst.SimpleString) for word in words)
    # a docstring is a statement that is nothing but text
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString | cst.ConcatenatedString)


def _elements(node: cst.Set | cst.Tuple | cst.List) -> Iterator[cst.BaseExpression]:
    """What a list holds, and what those hold that are put into it with a star."""
    for one in node.elements:
        if isinstance(one, cst.StarredElement) and isinstance(one.value, cst.Set | cst.Tuple | cst.List):
            yield from _elements(one.value)
        else:
            yield one.value
