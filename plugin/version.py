"""The one place that holds the version; metadata.txt is checked against it."""

VERSION = "0.1.0"
