// A guest without a file system has no files: FromDump says so, as it does for a missing file elsewhere.
FromDump(/no/such/file.pcap, STOP true) -> Discard;
