#ifndef CLICK_IPSERVICENAMES_HH
#define CLICK_IPSERVICENAMES_HH
#include <click/nameinfo.hh>
#include <click/hashtable.hh>
#include <click/confparse.hh>
#include <stdio.h>
CLICK_DECLS

/** @brief Names from /etc/protocols (type T_IP_PROTO) or, for one protocol, /etc/services. User level only.
 *
 * The file is read when a name is first asked for; a file that is not there holds no names. */
class IPServiceNames : public NameDB { public:

    IPServiceNames(uint32_t type, const char *filename, const char *proto)
        : NameDB(type, String(), sizeof(int32_t)), _filename(filename), _proto(proto), _read(false) {
    }

    bool query(const String &name, void *value, size_t size) {
        read();
        int32_t *n = _names.get_pointer(name);
        if (!n || size != sizeof(int32_t))
            return false;
        memcpy(value, n, sizeof(int32_t));
        return true;
    }

    static void install() {
        for (int i = 0; i != n_dbs; ++i)
            NameInfo::installdb(db(i), 0);
    }
    static void uninstall() {
        for (int i = 0; i != n_dbs; ++i)
            NameInfo::uninstalldb(db(i));
    }

  private:

    enum { n_dbs = 5 };
    const char *_filename;
    const char *_proto;                 ///< services of this protocol; 0: /etc/protocols
    bool _read;
    HashTable<String, int32_t> _names;

    static IPServiceNames *db(int i) {
        static const char services[] = "/etc/services";
        static IPServiceNames protocols(NameInfo::T_IP_PROTO, "/etc/protocols", 0),
            tcp(NameInfo::T_IP_PORT + 6, services, "tcp"), udp(NameInfo::T_IP_PORT + 17, services, "udp"),
            sctp(NameInfo::T_IP_PORT + 132, services, "sctp"), dccp(NameInfo::T_IP_PORT + 33, services, "dccp");
        IPServiceNames *all[n_dbs] = { &protocols, &tcp, &udp, &sctp, &dccp };
        return all[i];
    }

    void read() {
        if (_read)
            return;
        _read = true;
        FILE *f = fopen(_filename, "r");
        if (!f)
            return;
        char line[1024];
        while (fgets(line, sizeof(line), f))
            read_line(line);
        fclose(f);
    }

    // `NAME NUMBER ALIAS…` or `NAME NUMBER/PROTOCOL ALIAS…`, comments from '#' on
    void read_line(String line) {
        int comment = line.find_left('#');
        if (comment >= 0)
            line = line.substring(0, comment);
        Vector<String> words;
        cp_spacevec(line, words);
        if (words.size() < 2)
            return;
        String number = words[1];
        if (_proto) {
            int slash = number.find_left('/');
            if (slash < 0 || number.substring(slash + 1) != _proto)
                return;
            number = number.substring(0, slash);
        }
        int32_t n;
        if (!cp_integer(number, &n))
            return;
        for (int i = 0; i != words.size(); ++i)
            if (i != 1)
                _names.find_insert(words[i], n);
    }
};

CLICK_ENDDECLS
#endif
