// Compound elements, defines and parameters, as the flat configuration, the list of elements and handlers show them.
// arguments: -q SIZE=9 -h flatconfig -h list -h f/q.config -h g/inner/c.config -h requirements -h f/q.handlers -h version -h nobody.handler
define($SIZE 5, $TEXT "a, b");
elementclass Guard { $size, KEY $k, __REST__ $rest | input -> q :: Queue($size) -> Unqueue(BURST $k) -> Print($rest) -> output }
elementclass Chain { $size | input -> inner :: { input -> c :: Null -> output } -> Queue($size) -> output }
Idle -> f :: Guard($SIZE, KEY 3, x, 10) -> g :: Chain(7) -> Unqueue -> Discard;
Idle => ( [0] -> Null -> [0] ) => Discard;
Message($TEXT);
Script(print "never with -q");
