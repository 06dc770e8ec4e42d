// Bridge firewall. Frames are never changed: what passes leaves bit for bit as it came.
//
//   factory run firewall             starts it
//   from_outside/denied.count        one of the counters: received, arp, passed, denied, malformed, other

elementclass Guard { __REST__ $rules |
    input -> received :: Counter
        // ARP for IPv4 over Ethernet (RFC 826): requests, replies; then IPv4; then everything else.
        -> kind :: Classifier(12/0806 14/0001080006040001,
                              12/0806 14/0001080006040002,
                              12/0800, -);
{% if arp %}
    kind [0] -> arp :: Counter -> output;
{% else %}
    kind [0] -> arp :: Counter -> Discard;
{% endif %}
    kind [1] -> arp;
    // RFC 791 and 1812: a header that does not hold together is nobody's packet. TRIM false: Ethernet padding stays.
    kind [2] -> check :: CheckIPHeader(OFFSET 14, TRIM false, DETAILS true)
        -> rules :: IPFilter($rules)
        -> passed :: Counter -> output;
    check [1] -> malformed :: Counter -> Discard;
    rules [1] -> denied :: Counter -> Discard;
    kind [3] -> other :: Counter -> Discard;
}

{% for side in interfaces %}
{% set other = interfaces[1 - loop.index0] %}
FromDevice({{ loop.index0 }}) -> from_{{ side.name }} :: Guard(
{% for rule in rules if rule.from in ("any", side.name) %}
    {{ ((("allow " if rule.action == "allow" else "1 ")) ~ rule.match) | click }},
{% endfor %}
{% for type in icmp %}
    {{ ("allow icmp type " ~ type) | click }},
{% endfor %}
    1 all)
    -> to_{{ other.name }} :: Queue({{ queue }})
    -> ToDevice({{ 1 - loop.index0 }});
{% endfor %}
