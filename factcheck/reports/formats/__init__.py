"""One module per format, imported when it is asked for; what a format is made of stands in `reports.rendering`."""
