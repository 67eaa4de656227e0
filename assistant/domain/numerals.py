"""Reading and writing Indonesian numbers exactly."""
