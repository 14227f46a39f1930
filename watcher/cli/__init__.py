"""The command line: what people and scripts type.

Each command is a module of its own and is imported only when it is called, so that `watcher run` answers at once.
"""

from watcher.cli.root import main

__all__ = ["main"]
