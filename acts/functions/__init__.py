"""One module a family. Each ends with MEMBERS, the family's functions in the order of its page."""
