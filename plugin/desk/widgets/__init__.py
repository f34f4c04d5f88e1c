"""Parts of the desk that several pages share, or that one page is made of."""
