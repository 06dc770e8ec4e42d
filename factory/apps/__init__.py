"""Apps: what turns an [app] table into files that are compiled and linked (factory.build.app does that)."""
