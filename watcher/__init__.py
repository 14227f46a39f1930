"""Model welfare watch: keeps every version of what AI labs publish about their models, and tells what changed."""
