"""An example of everything that can be added to factcheck, one file each."""
