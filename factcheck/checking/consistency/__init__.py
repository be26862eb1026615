"""The article held against itself: one file for each way in which a text can contradict itself."""
