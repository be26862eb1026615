"""A language: Esperanto at level 1. A pack is data; this file is here so that it can be found."""
