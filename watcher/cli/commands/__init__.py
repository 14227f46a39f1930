"""One module a command, named as the command; each holds a click command named `command`."""
