"""Reading: bytes to prose, blocks and the way back to the source."""
