"""python3 -m factory.clicktest --click PATH FILE…"""

import sys

from factory.clicktest.command import main

sys.exit(main())
