// Names and ports that do not exist.
elementclass A { input[1] -> Discard; Idle -> [2] output }
A; Foo(1) -> Idle; Idle -> [1] Discard; i :: Idle; i -> (Null -> Null) -> i;
elementclass B { $a, KEY $b | Idle -> output } B(1, 2, 3) -> Idle; Idle -> Queue -> Queue -> Discard;
