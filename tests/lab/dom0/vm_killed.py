"""In dom0: `fastdomain create` killed at many moments. Arguments: image, kind. Prints one JSON object."""

from __future__ import annotations

import json
import subprocess
import sys
import time

from vm_life import left

from factory.control.xen import XenHost, fast


def main() -> None:
    image, kind = sys.argv[1:3]
    host = XenHost()
    program = str(fast.program())
    command = [program, "create", "--name", "k", "--type", kind, "--memory", "8192", "--kernel", image]
    command += ["--vif", "52:54:00:00:00:01,xenbr0"]
    begun = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    whole = time.monotonic() - begun
    host.get("k").destroy()
    ends = {"killed": 0, "made": 0}
    for number in range(12):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * number / 11)
        child.kill()
        ends["killed" if child.wait() else "made"] += 1
        # The next call cleans up, and the name is free at once; every other time that is another creation.
        if number % 2:
            subprocess.run([program, "sweep"], check=True)
        if "k" in [guest.name for guest in host.guests()]:
            host.get("k").destroy()
    again = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().isdigit()
    host.get("k").destroy()
    subprocess.run([program, "sweep"], check=True)
    print(json.dumps({"ends": ends, "again": again, "left": left(host, "k")}))


if __name__ == "__main__":
    main()
