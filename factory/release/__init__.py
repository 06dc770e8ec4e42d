"""A release: a folder with images, what they are made of, how they were made, and signatures over all of it.

signer = find.signer("release.key")               # or env:NAME, agent:NAME
make(requests, signer, folder, ...)               # factory release
verify_folder(folder, find.public("release.pub")) # factory verify

Formats: minisign's (keys, signatures), PEM and raw Ed25519 for openssl, CycloneDX 1.6, SPDX 2.3, in-toto Statement v1
with SLSA provenance v1 in a DSSE envelope. docs/reference/release.md is for users.
"""
