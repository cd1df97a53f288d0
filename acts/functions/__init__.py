"""One module per family. Each ends with MEMBERS, the functions of the family in the order of its page."""
