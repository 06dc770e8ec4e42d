"""Start an image in a virtual machine."""
