"""The only place that knows every package: settings, wiring, HTTP and command line."""
