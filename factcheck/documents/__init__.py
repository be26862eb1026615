"""What was read: documents, passages, tables. How they are judged lives elsewhere."""

from factcheck.documents.model import Cell, Document, Passage, Row, Table

__all__ = ["Cell", "Document", "Passage", "Row", "Table"]
