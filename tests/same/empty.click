// Nothing to run.
