"""How fast claimlint is, beside other tools, on texts made for it."""
