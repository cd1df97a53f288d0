"""One module an experiment: arguments in, a frozen record of results out."""
