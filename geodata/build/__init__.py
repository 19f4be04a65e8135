"""How ``layers/`` is made: inputs and control points in, partition and arcs out."""
