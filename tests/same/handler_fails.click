// A handler that fails after the run: the message, the other handlers and the exit status.
// arguments: -h c.count -h c.nothing -h nobody.count -h c.byte_count
InfiniteSource(LIMIT 7, STOP true, DATA "1234567890") -> c :: Counter -> Discard;
