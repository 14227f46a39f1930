"""What takes too long for a test: the service among failing hosts for minutes, and killed hundreds of times."""
