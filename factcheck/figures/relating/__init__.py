"""How a claimed figure stands to reported ones: what may be compared, how it weighs, what can be computed."""
