"""Scripts that run in a lab's dom0, where all is timed by one clock: `python3 -m bench.dom0.NAME JSON`.

They use Python's own library and factory.control, and print their result as one line of JSON.
"""
