"""Exact full-text search for Chinese sites. Knows no speeches."""
