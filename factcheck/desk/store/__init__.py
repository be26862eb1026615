"""How a desk is kept: the journal on its medium (a folder or a database), its tables, and the files beside it."""
