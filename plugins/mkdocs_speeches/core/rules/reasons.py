"""Why text is left out, where no rule of the data says it."""

from __future__ import annotations

DRAFT = "draft"
"""The rule that leaves a speech out which its editor has not yet released."""
