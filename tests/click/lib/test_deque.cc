// Deque, the older HashMap, sizes of the less common headers.
#include <click/config.h>
#include <click/deque.hh>
#include <click/bighashmap.hh>
#include <click/string.hh>
#include <clicknet/llc.h>
#include <clicknet/ppp.h>
#include <clicknet/fddi.h>
#include <clicknet/icmp6.h>
#include <clicknet/rfc1483.h>
#include "check.hh"
static_assert(sizeof(click_fddi_snap) == 21 && sizeof(click_llc)==8, "");
int main(){ Deque<String> d; for(int i=0;i<10;i++){ d.push_back(String(i)); d.push_front(String(-i)); }
 d.pop_front(); d.insert(d.begin()+2, "x"); d.erase(d.begin()); Deque<String> e(d); e.resize(30, d[0]); d.swap(e);
 HashMap<String,int> m(-1); for(int i=0;i<500;i++) m.insert(String(i),i); m.remove("3"); HashMap<String,int> c; c=m; int s=0; for(HashMap<String,int>::const_iterator it=((const HashMap<String,int>&)c).begin(); it; it++) s+=it.value();
 m.find_force("zz")++; const HashMap<String,int>&cm=m;

 CHECK(d.size()==30 && e.size()==19 && e[1]=="x" && s==499*250-3 && m["3"]==-1 && cm["zz"]==0 && d[29]==e[0]);
 return TEST_RESULT(); }
