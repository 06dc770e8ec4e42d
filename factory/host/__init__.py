"""What the machine that runs factory must have: packages.txt is the one list, for ./factoryw and `factory doctor`."""
