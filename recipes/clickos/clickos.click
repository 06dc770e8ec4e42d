// Nothing runs until somebody brings a configuration.
