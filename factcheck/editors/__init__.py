"""The program inside an editor: what is wrong while one types, by the language server protocol."""
