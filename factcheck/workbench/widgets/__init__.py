"""Widgets: given data, they post messages; they open no file and know no desk."""
