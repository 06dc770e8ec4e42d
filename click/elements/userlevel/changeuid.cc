// -*- c-basic-offset: 4 -*-
/*
 * changeuid.{cc,hh} -- gives up the rights of a setuid program: setuid(2), credentials(7)
 */
#include <click/config.h>
#include "changeuid.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <errno.h>
#include <unistd.h>
CLICK_DECLS

int
ChangeUID::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).complete();
}

int
ChangeUID::initialize(ErrorHandler *errh)
{
    gid_t group = getgid();
    uid_t user = getuid();
    // All three of each, so that nothing can take them back; the group first, while we still may.
    if (setresgid(group, group, group) < 0 || setresuid(user, user, user) < 0)
        return errh->error("could not drop privilege: %s", strerror(errno));
    return 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel)
EXPORT_ELEMENT(ChangeUID)
