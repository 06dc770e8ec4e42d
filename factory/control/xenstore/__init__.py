"""A client of xenstored, from xen/io/xs_wire.h (libxen-dev): no other package, few modules of Python's own."""

from factory.control.xenstore.client import Transaction, Watch, XenStore
from factory.control.xenstore.connection import Connection, open_connection
from factory.control.xenstore.wire import XenStoreError

__all__ = ["Connection", "Transaction", "Watch", "XenStore", "XenStoreError", "open_connection"]
