"""How property tests choose their examples: the same ones in the ordinary run, new ones in a long one."""

from hypothesis import HealthCheck, settings

# How long the making of examples takes says how busy the machine is, and fails a test now and then for nothing else.
UNTIMED = (HealthCheck.too_slow,)

settings.register_profile("ordinary", derandomize=True, database=None, deadline=None, suppress_health_check=UNTIMED)
settings.register_profile("long", derandomize=False, deadline=None, print_blob=True, suppress_health_check=UNTIMED)
settings.load_profile("ordinary")
