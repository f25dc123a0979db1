"""Makes this computer ready: the environment in `.venv`, and the system libraries that Qt needs.

    python3 tools/set_up.py run        # what the program needs
    python3 tools/set_up.py dev        # and what its tests need
    python3 tools/set_up.py libraries  # checks Qt's system libraries, with the Python of .venv
    python3 tools/set_up.py reader     # what a test needs to read a screen as screen readers do, likewise
    python3 tools/set_up.py tracer     # what a test needs to see what a program asks of the disk
    python3 tools/set_up.py locales    # what a test needs to be in another country

Standard library only. `make` calls it. What is missing is told in one sentence, with the command that
installs it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

VENV = Path(".venv")
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PINS = "tools/pins.txt"
OLDEST = (3, 11)

# What the dynamic linker asks for, and the package that holds it on (Debian and Ubuntu, Fedora): all that
# Qt's modules and platform plugins link to and a bare Debian lacks.
HOLDERS = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}

# What must be there to read a screen through AT-SPI, and its package, again on (Debian and Ubuntu, Fedora).
READERS = {
    "Xvfb": ("xvfb", "xorg-x11-server-Xvfb"),
    "dbus-run-session": ("dbus", "dbus-daemon"),
    "/usr/libexec/at-spi-bus-launcher": ("at-spi2-core", "at-spi2-core"),
    "gi": ("python3-gi", "python3-gobject"),
    "Atspi": ("gir1.2-atspi-2.0", "at-spi2-core"),
}
ASKED_FOR = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def main(what: str) -> None:
    """Does the job named on the command line. Ends with a sentence and status 1 if it cannot."""
    os.chdir(Path(__file__).resolve().parent.parent)
    if what == "libraries":
        provide_libraries(os.environ)
    elif what == "reader":
        provide_reader()
    elif what == "tracer":
        provide_tracer()
    elif what == "locales":
        provide_locales()
    else:
        require_python()
        make_environment()
        install(what)


def require_python() -> None:
    """Ends unless this Python is new enough and whole."""
    if sys.version_info[:2] < OLDEST:
        sys.exit(
            "LfL Desktop needs Python {}.{} or newer, and this is {}. Install a newer one, or name it: "
            "make PYTHON=/path/to/python3 run".format(*OLDEST, sys.version.split()[0])
        )
    if find_spec("_sqlite3") is None:
        sys.exit(
            "This Python was built without SQLite, which holds the records. Name another: make PYTHON=..."
        )


def make_environment() -> None:
    """Makes `.venv`, unless there is one that runs the same Python."""
    version = "import sys; print(sys.version)"
    if PYTHON.exists() and _output(str(PYTHON), "-c", version) == _output(sys.executable, "-c", version):
        return
    if find_spec("ensurepip") is None:
        provide(["python{}.{}-venv".format(*sys.version_info)], "This Python cannot make environments")
    _do([sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment in .venv could not be made.")


def install(what: str) -> None:
    """Installs the pinned packages and this project, as an editable copy, into `.venv`."""
    pip = [str(PYTHON), "-m", "pip", "-qq", "--disable-pip-version-check", "install", "-c", PINS]
    sentence = "The packages could not be installed; pip says why, above. The first time needs a network."
    _say("Installing the packages named in " + PINS)
    _do([*pip, "hatchling", "editables"], sentence)  # first, so that the build too uses pinned versions
    _do([*pip, "--no-build-isolation", "--editable", ".[dev]" if what == "dev" else "."], sentence)


def provide_libraries(environment: Mapping[str, str]) -> None:
    """Sees to it that Qt finds its system libraries for the screen that `environment` names. Only Linux
    lacks any."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(qt_files(environment))
    if not missing:
        return
    column = 0 if shutil.which("apt-get") else 1
    packages = sorted({HOLDERS[name][column] if name in HOLDERS else name for name in missing})
    provide(packages, "Qt needs system libraries that are not on this computer: " + ", ".join(missing))
    still = missing_libraries(qt_files(environment))
    if still:
        sys.exit("Qt still lacks " + ", ".join(still) + ". Install what holds them and try again.")


def provide_reader() -> None:
    """Sees to it that a screen that nobody sees can be read through AT-SPI, which only Linux has."""
    if not sys.platform.startswith("linux"):
        sys.exit("Screens are read through AT-SPI on Linux only.")
    provide_libraries({"DISPLAY": ":0"})
    missing = [name for name in READERS if not name.isalpha() or name == "Xvfb" if not shutil.which(name)]
    asked = subprocess.run(["/usr/bin/python3", "-c", ASKED_FOR], capture_output=True, check=False)
    missing += ["gi", "Atspi"] if asked.returncode else []
    if missing:
        column = 0 if shutil.which("apt-get") else 1
        packages = sorted({READERS[name][column] for name in missing})
        provide(packages, "To read a screen as screen readers do, there must be: " + ", ".join(missing))


def provide_tracer() -> None:
    """Sees to it that what a program asks of the system can be traced, which is done on Linux only."""
    if not sys.platform.startswith("linux"):
        sys.exit("What a program asks of the disk is traced on Linux only.")
    if shutil.which("strace") is None:
        provide(["strace"], "To see what a program asks of the disk, there must be strace")


def provide_locales() -> None:
    """Sees to it that locales of other countries can be made, which only Linux makes."""
    if not sys.platform.startswith("linux"):
        sys.exit("Locales are made on Linux only.")
    if shutil.which("localedef") is None or not Path("/usr/share/i18n/locales").is_dir():
        column = 0 if shutil.which("apt-get") else 1
        packages = (["locales"], ["glibc-common", "glibc-locale-source"])[column]
        provide(packages, "To make the locales of other countries, there must be localedef and its sources")


def qt_files(environment: Mapping[str, str]) -> list[Path]:
    """The files of Qt that this program loads, given the screen that `environment` names."""
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("PySide6 is not installed in this Python. Run: make run")
    home = Path(spec.submodule_search_locations[0])
    platforms = ["offscreen"]
    if environment.get("DISPLAY"):
        platforms.append("xcb")
    elif environment.get("WAYLAND_DISPLAY"):
        platforms.append("wayland")
    modules = [home / f"Qt{name}.abi3.so" for name in ("Gui", "Widgets", "PrintSupport", "Svg", "UiTools")]
    return modules + [home / f"Qt/plugins/platforms/libq{name}.so" for name in platforms]


def missing_libraries(files: list[Path]) -> list[str]:
    """The names of the libraries that the dynamic linker does not find for `files`."""
    lines = _output("ldd", *map(str, files)).splitlines()
    return sorted({line.split()[0] for line in lines if line.endswith("not found")})


def provide(packages: list[str], need: str) -> None:
    """Installs system packages if this is root on Debian or Ubuntu; else ends with the command."""
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        how = "sudo dnf install" if shutil.which("dnf") else "with your system's package manager:"
        sys.exit(f"{need}. Install what holds it:\n    {how} {names}")
    if os.geteuid() != 0:
        sys.exit(f"{need}. Install what holds it:\n    sudo apt-get install {names}")
    _say(f"{need}. Installing {names}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Another test may be installing something just now.
    install = [
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=120",
        "install",
        "--yes",
        "--no-install-recommends",
        *packages,
    ]
    # An index that cannot be renewed may still do; if not, the installation says so.
    subprocess.run(["apt-get", "update"], env=quiet, capture_output=True, check=False)
    done = subprocess.run(install, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}{names} could not be installed; see above.")


def _do(command: list[str], sentence: str) -> None:
    if subprocess.run(command, check=False).returncode:
        sys.exit(sentence)


def _output(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("run", "dev", "libraries", "reader", "tracer", "locales"):
        sys.exit(__doc__)
    main(sys.argv[1])
