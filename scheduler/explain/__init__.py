"""Why a roster is as it is: from the roster alone, from pins that cannot hold together, and asked."""
