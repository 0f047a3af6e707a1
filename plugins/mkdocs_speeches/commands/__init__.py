"""One module for each group of commands; cli.py registers them."""
