"""`python -m assistant` is the `lkjip` command."""

from assistant.cli import main

main()
