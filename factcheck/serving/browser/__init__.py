"""The workbench in a browser: who may come in, the page that is shown, and a terminal for each person."""
