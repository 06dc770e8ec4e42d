"""`python -m bench.fuzz`"""

import sys

from bench.fuzz.run import main
from factory.errors import FactoryError

try:
    sys.exit(main())
except FactoryError as error:
    sys.exit("\n".join(["error: " + error.what, *error.details]))
