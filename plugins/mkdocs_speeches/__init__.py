"""Raw Chinese speeches in, a structured and searchable site out."""
