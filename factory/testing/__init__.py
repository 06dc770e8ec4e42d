"""Packet tests of a recipe: frames in, frames out, compared one by one, in user space and in the image.

recipes/NAME/tests/*.toml  --case-->  Case(Step...)  --oracle-->  Exchange (frames to send, frames to expect)
                                                          |
                                userspace: `click` over pcap files      image: QEMU over Unix sockets
"""
