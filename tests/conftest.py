"""How property tests choose their examples: the same ones in the ordinary run, new ones in a long one."""

from hypothesis import settings

settings.register_profile("ordinary", derandomize=True, database=None, deadline=None)
settings.register_profile("long", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("ordinary")
