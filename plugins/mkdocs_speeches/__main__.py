"""`python -m mkdocs_speeches`: the command line."""

from mkdocs_speeches.hosts.cli.main import main

if __name__ == "__main__":
    main(prog_name="mkdocs-speeches")
