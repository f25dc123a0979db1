"""The program as a whole: which window is there."""

from __future__ import annotations

from window_driver import in_menus

from lfl_desktop.views.start.welcome import Welcome


def test_when_the_sample_is_deleted_the_first_run_is_there(sample_path, open_window, program):
    window = open_window(sample_path)
    in_menus(window, "Delete the sample").trigger()
    assert not sample_path.exists() and not window.isVisible()
    assert isinstance(program.window, Welcome) and program.window.isVisible()
