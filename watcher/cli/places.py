"""Where a command finds its declarations and folders: four options that stand before or after the command."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders of one installation."""

    config: Path = Path("sources.toml")
    snapshots: Path = Path("snapshots")
    feeds: Path = Path("feeds")
    database: str | None = None
    """None: `catalogue.sqlite` in the snapshots folder."""

    @property
    def catalogue(self) -> str:
        """The catalogue's address, or the path of its file."""
        return self.database or str(self.snapshots / "catalogue.sqlite")

    @property
    def has_catalogue(self) -> bool:
        """Whether a catalogue was begun here; of one at an address, its server will tell."""
        return "://" in self.catalogue or Path(self.catalogue).exists()


def place_options(command: Decorated) -> Decorated:
    """Give a command (or the group) the four options; the one nearest to the end of the line wins."""
    for name, kind, text in reversed(_OPTIONS):
        command = click.option(
            f"--{name}",
            type=kind,
            default=None,
            expose_value=False,
            callback=_remember,
            help=text,
            envvar=f"WATCHER_{name.upper()}",
            show_envvar=True,
            metavar="FILE" if name == "config" else "PLACE",
        )(command)
    return command


def examples(*lines: str) -> str:
    """Return an epilog of example lines that click leaves as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def places() -> Places:
    """Return the places of the command that is running."""
    found = click.get_current_context().find_root().obj
    return found if isinstance(found, Places) else Places()


_OPTIONS: tuple[tuple[str, Any, str], ...] = (
    ("config", click.Path(path_type=Path), "The declarations.  [default: sources.toml]"),
    ("snapshots", click.Path(path_type=Path), "The folder of everything kept.  [default: snapshots]"),
    ("feeds", click.Path(path_type=Path), "The folder of everything public.  [default: feeds]"),
    ("database", str, "The catalogue's address or file.  [default: catalogue.sqlite in the snapshots folder]"),
)


def _remember(ctx: click.Context, parameter: click.Parameter, value: Path | str | None) -> None:
    root = ctx.find_root()
    known = root.obj if isinstance(root.obj, Places) else Places()
    given = ctx.get_parameter_source(parameter.name or "") is click.core.ParameterSource.COMMANDLINE
    if value is not None and (given or ctx is root):
        changed: dict[str, Any] = {str(parameter.name): value}
        known = replace(known, **changed)
    root.obj = known
