// What the parser says of a configuration that is none.
elementclass A { input[1] -> Discard; Idle -> [2] output }
a :: A; a -> ; b :: Queue(1 ;
x :: { y :: Idle }; x/y :: Idle;
Idle -> [1] nobody; elementclass { K $a KEY | }
