"""Programs that make the generated parts of language packs."""
