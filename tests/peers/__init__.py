"""Real programs of others, out of pinned Debian packages: servers and launchers of the build, a shell, for tests."""

from peers.icecream import icecream
from peers.programs import programs
from peers.servers import Peer, distccd, free_port, nginx, redis

__all__ = ["Peer", "distccd", "free_port", "icecream", "nginx", "programs", "redis"]
