"""`python -m factory`: what ./factoryw hands over to."""

import sys

from factory.cli import main

if __name__ == "__main__":
    sys.exit(main())
