// Script: arithmetic on integers and real numbers, printf, loops, handlers, and what it says of mistakes.
// arguments: WIDTH=12 NAME=value
define($NAME default, $OTHER default);
c :: Counter; InfiniteSource(LIMIT 1000, DATA abcde) -> c -> Discard;
Script(set i 0, label l, print $i, set i $(add $i 1), goto l $(lt $i 3),
print $(add 1 2) $(sub 5 3 1) $(mul 2 3.5) $(div 7 2) $(div 22 7) $(div 1 3.0) $(idiv -7 2) $(mod -7 3) $(rem 7.5 2) $(neg 3) $(abs -4.5),
print $(mul 1e10 1e10) $(div 1 1e9) $(add 0.1 0.2) $(mul 1.5 -0.000001) $(div 1e300 1e-300) $(sub 1e16 1) $(add 9223372036854775807 0),
print $(eq a a) $(lt 2 10) $(lt a b) $(ge 1.5 1.5) $(ne 1 1.0) $(min 3 1 2) $(max 3 1 2.5),
print "$(first a b c) $(length abc d) $(sprintf "%05x|%-5s|%5d|%s" 127 ab 42 "x y") $(sprintf "%hhd %+d %#o %%" 300 5 8)",
print "$(sprintf "%f|%.3f|%8.2f|%-10.1f|%e|%G|%g" 3.14159 2.5 1e3 0.05 12345.678 1e-10 100000000)",
print "$NAME $OTHER $WIDTH $(nosuch)", print "$(sprintf "%*d|" $WIDTH 7)",
print $(div 1 0), print $(mod 1 0), print $(add a b), write c.nothing, write nobody.reset, read c.config,
wait 50ms, print "$(c.count) $(c.byte_count)", read c.count, write c.reset, print "$(c.count)",
print "$(Script@4.name) $(c.class) $(c.ports)", print "$(htons 1) $(ntohl 1) $(in a b a) $(if $(gt 2 1) yes no)",
wait 20ms, stop);
