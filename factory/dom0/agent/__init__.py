"""What runs inside dom0 and does what it is asked to: programs, frames of an interface, connections.

Only Python's own library, few modules of it, and relative imports: the lab's first file system carries this folder.
"""
