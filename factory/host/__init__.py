"""What the machine that runs factory must have: packages.txt is the one list, read by ./factoryw and `factory doctor`."""
