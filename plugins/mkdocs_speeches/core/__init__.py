"""The reading of speeches. Knows no host: imports neither mkdocs nor markdown nor material."""
