/*
 * errorelement.{cc,hh} -- stands for elements of unknown classes
 */
#include <click/config.h>
#include <click/standard/errorelement.hh>
CLICK_DECLS
CLICK_ENDDECLS
EXPORT_ELEMENT(ErrorElement-Error)
ELEMENT_HEADER(<click/standard/errorelement.hh>)
