"""The papers about data protection tell what the records and the file say of the set, and leave open what
neither knows."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.workspace.history.anonymised_set import keeping_of
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName, paper_kind
from lfl_desktop.workspace.papers.prepared_paper import document_of
from lfl_desktop.workspace.workspace import Workspace

KEY = FileKey(bytes(range(32)), bytes(range(16)))


def said(workspace: Workspace, kind: PaperName) -> str:
    """The words of such a paper of the first set."""
    audience: Audience = paper_kind(kind).audiences[0][0]
    return plain_text(document_of(workspace, workspace.select(LearningSet)[0].id, AskedPaper(kind, audience)))


def test_the_day_until_which_a_set_is_kept_is_told(sample: Workspace) -> None:
    assert "Kept until, and what becomes of it then" in said(sample, PaperName.PRIVACY_NOTICE)
    with sample.step("Keep") as step:
        keeping = keeping_of(sample, sample.select(LearningSet)[0].id)
        step.put(replace(keeping, keep_until=dt.date(2027, 8, 31)))
    for kind in (PaperName.PRIVACY_NOTICE, PaperName.PROCESSING_RECORD):
        assert "until Tuesday 31 August 2027" in said(sample, kind)
    assert "Kept until, and what becomes of it then" not in said(sample, PaperName.PRIVACY_NOTICE)


def test_who_sees_what_is_told_after_the_settings_of_the_programme(sample: Workspace) -> None:
    before = said(sample, PaperName.PROCESSING_RECORD)
    assert "Besides them the coordinator of the programme: names of facilitator" in before
    assert "report backs" not in _line(before, "Besides them the coordinator")
    assert "impact (once agreed)" in _line(before, "Whoever reads its reports")
    with sample.step("Open") as step:
        (programme,) = sample.select(Programme)
        step.put(replace(programme, audiences={"report_backs": "coordinator"}))
    for kind in (PaperName.PRIVACY_NOTICE, PaperName.PROCESSING_RECORD):
        assert "report backs" in _line(said(sample, kind), "Besides them the coordinator")


def _line(words: str, begin: str) -> str:
    (found,) = [line for line in words.splitlines() if begin in line]
    return found


def test_whether_the_file_is_protected_is_told(sample_path: Path) -> None:
    with closing(Workspace.open(sample_path)) as plain:
        assert "is not protected with a passphrase yet" in said(plain, PaperName.PROCESSING_RECORD)
    protect_anew(sample_path, None, KEY)
    with closing(Workspace.open(sample_path, KEY)) as protected:
        assert "is protected with a passphrase (SQLCipher)" in said(protected, PaperName.PROCESSING_RECORD)
        assert "A computer is lost: the records file is protected" in said(
            protected, PaperName.IMPACT_ASSESSMENT
        )
